import { Combobox as Base } from '@base-ui/react/combobox'
import { Check, ChevronDown } from 'lucide-react'
import { classes } from './classes.ts'
import type { ControlIds } from './field.tsx'
import { IconButton } from './icon-button.tsx'
import type { Option } from './picker.tsx'
import { inputLook } from './text-input.tsx'

interface SinglePickerProps extends Partial<ControlIds> {
  /** Empty for none. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly Option[]
  readonly labelOf: (value: string) => string
  readonly onType: (typed: string) => void
  readonly isLoading: boolean
  readonly placeholder?: string
  readonly 'aria-label'?: string
}

/** One of many, found by typing. */
export function SinglePicker(props: SinglePickerProps) {
  const { value, onChange, options, labelOf, onType, isLoading, placeholder, ...control } = props
  return (
    <Base.Root
      items={options.map((option) => option.value)}
      value={value === '' ? null : value}
      onValueChange={(next: string | null) => onChange(next ?? '')}
      onInputValueChange={(typed, { reason }) =>
        reason === 'input-change' || reason === 'input-clear' ? onType(typed) : undefined
      }
      onOpenChange={(isOpen) => (isOpen ? onType('') : undefined)}
      itemToStringLabel={labelOf}
      filter={null}
      autoHighlight
    >
      <div className="relative">
        <Base.Input {...control} placeholder={placeholder} className={classes(inputLook, 'min-h-9 pr-10')} />
        <div className="absolute top-1 right-1">
          <Base.Trigger render={<IconButton isSmall label="Show what there is" icon={<ChevronDown aria-hidden size={15} />} />} />
        </div>
      </div>
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={4}>
          <Base.Popup className="max-h-72 w-(--anchor-width) overflow-auto rounded-control border border-border bg-raised py-1 text-text shadow-raised">
            <Base.Status className="px-3 py-1 text-sm text-text-2 empty:hidden">
              {isLoading && options.length === 0 ? 'Searching …' : null}
            </Base.Status>
            <Base.Empty className="px-3 py-2 text-text-2 empty:hidden">{isLoading ? null : 'Nothing by that name.'}</Base.Empty>
            <Base.List>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  className="grid cursor-default grid-cols-[1rem_1fr] gap-x-2 px-3 py-1.5 data-highlighted:bg-sunken"
                >
                  <Base.ItemIndicator render={<Check aria-hidden size={14} className="mt-0.5" />} />
                  <span className="col-start-2 break-all">{option.label}</span>
                  {option.hint ? <span className="col-start-2 text-sm break-all text-text-2">{option.hint}</span> : null}
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
