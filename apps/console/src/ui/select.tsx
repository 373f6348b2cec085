import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import { classes } from './classes.ts'
import type { ControlIds } from './field.tsx'
import { inputLook } from './text-input.tsx'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly hint?: string
}

interface SelectProps<Value extends string> extends Partial<ControlIds> {
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly choices: readonly Choice<Value>[]
  readonly isOff?: boolean
  readonly 'aria-label'?: string
}

/** One of a few choices. */
export function Select<Value extends string>({ value, onChange, choices, isOff = false, ...control }: SelectProps<Value>) {
  return (
    <Base.Root<Value>
      value={value}
      onValueChange={(next) => (next === null ? undefined : onChange(next))}
      items={choices.map(({ value, label }) => ({ value, label }))}
      disabled={isOff}
    >
      <Base.Trigger className={classes(inputLook, 'flex min-h-9 items-center justify-between gap-2 text-left')} {...control}>
        <Base.Value />
        <Base.Icon render={<ChevronDown aria-hidden size={15} />} />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className="max-h-80 min-w-(--anchor-width) overflow-auto rounded-control border border-border bg-raised py-1 text-text shadow-raised">
            {choices.map((choice) => (
              <Base.Item
                key={choice.value}
                value={choice.value}
                className="grid cursor-default grid-cols-[1rem_1fr] gap-x-2 px-3 py-1.5 data-highlighted:bg-sunken"
              >
                <Base.ItemIndicator render={<Check aria-hidden size={14} className="mt-0.5" />} />
                <Base.ItemText className="col-start-2">{choice.label}</Base.ItemText>
                {choice.hint ? <span className="col-start-2 text-sm text-text-2">{choice.hint}</span> : null}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
