import { ApiError } from '@postern/contract/client/api-error.ts'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Status } from '#ui/status.tsx'

/** Something done to many rows, one after the other. */
export interface BulkAct {
  /** The verb: "Delete". */
  readonly verb: string
  /** What it comes to, before it is done. */
  readonly warning: string
  readonly run: (key: string) => Promise<unknown>
}

interface BulkRunProps {
  readonly act: BulkAct
  readonly keys: readonly string[]
  readonly noun: string
  readonly onClose: () => void
}

/** Asks, does it row by row, and says of each how it went. */
export function BulkRun({ act, keys, noun, onClose }: BulkRunProps) {
  // Empty when it went well, else why it did not.
  const [results, setResults] = useState<ReadonlyMap<string, string>>(new Map())
  const [state, setState] = useState<'asked' | 'running' | 'over'>('asked')
  const open = keys.filter((key) => results.get(key) !== '')
  const run = async () => {
    setState('running')
    for (const key of open) {
      const result = await act.run(key).then(() => '', problemOf)
      setResults((now) => new Map([...now, [key, result]]))
    }
    setState('over')
  }
  const done = keys.length - open.length
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`${act.verb} ${keys.length} ${noun}?`}
      description={act.warning}
      actions={
        <>
          <Button onClick={onClose}>{state === 'over' ? 'Close' : 'Cancel'}</Button>
          {open.length > 0 ? (
            <Button look="danger" isBusy={state === 'running'} onClick={() => void run()}>
              {state === 'over' ? `Try the ${open.length} that failed again` : act.verb}
            </Button>
          ) : null}
        </>
      }
    >
      <p role="status" className="mt-3 text-text-2">
        {state === 'asked' ? null : `${done} of ${keys.length} done`}
      </p>
      <ul className="mt-2 flex flex-col gap-1">
        {keys.map((key) => {
          const result = results.get(key)
          return (
            <li key={key} className="flex flex-wrap items-center justify-between gap-2">
              <code className="break-all">{key}</code>
              {result === undefined ? null : <Status state={result === '' ? 'ok' : 'bad'}>{result || 'done'}</Status>}
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}

function problemOf(error: unknown): string {
  return error instanceof ApiError ? (error.errors[0] ?? `status ${error.status}`) : 'the server could not be reached'
}
