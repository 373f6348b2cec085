import { Checkbox } from '@base-ui/react/checkbox'
import { Check, Minus } from 'lucide-react'

interface RowCheckboxProps {
  readonly label: string
  readonly isChosen: boolean
  /** Some of what it stands for is chosen. */
  readonly isSome?: boolean
  readonly onChange: (isChosen: boolean) => void
}

/** A box that chooses a row, named for screen readers. */
export function RowCheckbox({ label, isChosen, isSome = false, onChange }: RowCheckboxProps) {
  return (
    <Checkbox.Root
      aria-label={label}
      checked={isChosen}
      indeterminate={isSome && !isChosen}
      onCheckedChange={onChange}
      className="flex size-6 items-center justify-center rounded-control"
    >
      <span className="flex size-4.5 items-center justify-center rounded border border-border-strong bg-surface">
        <Checkbox.Indicator className="text-accent">
          {isSome && !isChosen ? (
            <Minus aria-hidden size={14} strokeWidth={3} />
          ) : (
            <Check aria-hidden size={14} strokeWidth={3} />
          )}
        </Checkbox.Indicator>
      </span>
    </Checkbox.Root>
  )
}
