import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { BulkRun, type BulkAct } from './bulk-run.tsx'

interface SelectionBarProps {
  readonly nouns: string
  readonly bulk: BulkAct
  readonly chosen: ReadonlySet<string>
  readonly onClear: () => void
  /** After a run: what is shown may be stale. */
  readonly onRun: () => void
}

/** What can be done with the chosen rows. */
export function SelectionBar({ nouns, bulk, chosen, onClear, onRun }: SelectionBarProps) {
  const [isRunning, setRunning] = useState(false)
  if (chosen.size === 0) return null
  const close = () => {
    setRunning(false)
    onClear()
    onRun()
  }
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-card bg-info-bg px-4 py-2">
      <p role="status" className="mr-auto">
        {chosen.size} chosen
      </p>
      <Button look="quiet" onClick={onClear}>
        Choose none
      </Button>
      <Button look="danger" onClick={() => setRunning(true)}>
        {bulk.verb}
      </Button>
      {isRunning ? <BulkRun act={bulk} keys={[...chosen]} noun={nouns} onClose={close} /> : null}
    </div>
  )
}
