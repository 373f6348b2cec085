import { useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { TextInput } from './text-input.tsx'

interface ConfirmDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void | Promise<unknown>
  readonly title: string
  /** What it comes to, in a sentence or two. */
  readonly description: string
  readonly children?: ReactNode
  /** What the button says: the verb and the noun. */
  readonly verb: string
  /** The object's API name, to be typed where the act cannot be undone. */
  readonly typedName?: string
}

/** Asks before something that hurts. */
export function ConfirmDialog({ isOpen, onClose, onConfirm, title, description, children, verb, typedName }: ConfirmDialogProps) {
  const [typed, setTyped] = useState('')
  const [isBusy, setBusy] = useState(false)
  const isNamed = typedName === undefined || typed === typedName
  const confirm = async () => {
    setBusy(true)
    try {
      await onConfirm()
    } finally {
      setBusy(false)
      setTyped('')
    }
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      description={description}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="danger"
            isBusy={isBusy}
            cannot={isNamed ? undefined : `Type ${typedName} first`}
            onClick={() => void confirm()}
          >
            {verb}
          </Button>
        </>
      }
    >
      {children}
      {typedName === undefined ? null : (
        <div className="mt-4">
          <Field label={`Type ${typedName} to confirm`}>
            {(ids) => (
              <TextInput {...ids} isMono autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
            )}
          </Field>
        </div>
      )}
    </Dialog>
  )
}
