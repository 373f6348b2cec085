import { Dialog } from '#ui/dialog.tsx'
import { sections } from './sections.ts'

interface KeyHelpProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

const general = [
  ['?', 'This help'],
  ['Ctrl K', 'Find a page or a thing'],
  ['/', 'Search in the list'],
  ['c', 'Show the command of a form'],
  ['Esc', 'Close what is open'],
] as const

/** All keys, on screen. */
export function KeyHelp({ isOpen, onClose }: KeyHelpProps) {
  const going = sections.flatMap(({ links }) => links).filter(({ letter }) => letter !== undefined)
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keys">
      <KeyList rows={general} />
      <h3 className="mt-4 mb-1 font-semibold">Go to</h3>
      <KeyList rows={going.map(({ letter, label }) => [`g ${letter}`, label] as const)} />
    </Dialog>
  )
}

function KeyList({ rows }: { readonly rows: readonly (readonly [keys: string, meaning: string])[] }) {
  return (
    <dl className="grid grid-cols-[6rem_1fr] gap-y-1">
      {rows.map(([keys, meaning]) => (
        <div key={keys} className="contents">
          <dt>
            <kbd className="rounded border border-border-strong bg-sunken px-1.5 py-0.5 text-xs">{keys}</kbd>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
