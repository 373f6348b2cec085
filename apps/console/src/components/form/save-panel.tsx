import { Button } from '#ui/button.tsx'
import { Banner } from '#ui/banner.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { saidOf, type FieldChange } from './changes.ts'
import type { Conflict } from './use-resource-form.ts'

interface SavePanelProps {
  readonly noun: string
  readonly onClose: () => void
  readonly onSave: () => void
  readonly isBusy: boolean
  readonly changes: readonly FieldChange[]
  readonly conflicts: readonly Conflict[]
  readonly onTakeTheirs: (conflict: Conflict) => void
  /** Parameters that are stored and that this write puts back to their defaults. */
  readonly resets: readonly string[]
  readonly labelOf: (name: string) => string
  readonly isSecret: (name: string) => boolean
}

/** What a save changes, keeps and resets, before it happens. */
export function SavePanel({
  noun,
  onClose,
  onSave,
  isBusy,
  changes,
  conflicts,
  onTakeTheirs,
  resets,
  labelOf,
  isSecret,
}: SavePanelProps) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isWide
      title={`Save ${changes.length === 1 ? 'one change' : `${changes.length} changes`} to this ${noun}?`}
      description="Everything that is not listed here stays as it is."
      actions={
        <>
          <Button onClick={onClose}>Go on editing</Button>
          <Button look="primary" isBusy={isBusy} onClick={onSave}>
            Save changes
          </Button>
        </>
      }
    >
      {conflicts.length > 0 ? (
        <div className="mt-4">
          <Banner kind="warn" title="Somebody else changed this meanwhile">
            Fields you did not touch were brought up to date. Decide about those you both changed.
          </Banner>
        </div>
      ) : null}
      <table className="mt-4 w-full table-fixed border-collapse text-left">
        <thead>
          <tr className="border-b border-border text-sm text-text-2">
            <th scope="col" className="py-1.5 pr-3 font-medium">
              Field
            </th>
            <th scope="col" className="py-1.5 pr-3 font-medium">
              − Before
            </th>
            <th scope="col" className="py-1.5 font-medium">
              + After
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ name, before, after }) => {
            const conflict = conflicts.find((one) => one.name === name)
            const say = (value: unknown) => (isSecret(name) && value ? '••••••' : saidOf(value))
            return (
              <tr key={name} className="border-b border-border align-top last:border-0">
                <th scope="row" className="py-2 pr-3 font-medium break-words">
                  {labelOf(name)}
                </th>
                <td className="py-2 pr-3 font-mono text-sm break-words whitespace-pre-wrap text-text-2">
                  {say(before)}
                  {conflict ? (
                    <span className="mt-1 flex flex-col items-start gap-1 font-sans">
                      <span>Was {say(conflict.opened)} when you opened the form.</span>
                      <Button onClick={() => onTakeTheirs(conflict)}>Keep theirs</Button>
                    </span>
                  ) : null}
                </td>
                <td className="py-2 font-mono text-sm break-words whitespace-pre-wrap">{say(after)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {resets.length > 0 ? (
        <div className="mt-4">
          <Banner kind="warn" title="This write replaces the whole object">
            These go back to their defaults: {resets.join(', ')}.
          </Banner>
        </div>
      ) : null}
    </Dialog>
  )
}
