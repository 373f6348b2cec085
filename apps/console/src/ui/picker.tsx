import { Combobox as Base } from '@base-ui/react/combobox'
import { Check, X } from 'lucide-react'
import type { ClipboardEvent, ReactNode } from 'react'
import { classes } from './classes.ts'
import type { ControlIds } from './field.tsx'

export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

interface PickerProps extends Partial<ControlIds> {
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
  /** What matches the typed text; found elsewhere. */
  readonly options: readonly Option[]
  readonly labelOf: (value: string) => string
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly isLoading: boolean
  readonly placeholder?: string
  /** Offers the typed text itself as a value. */
  readonly takesAnything?: boolean
  readonly empty?: ReactNode
}

/** Several of many, found by typing. A paste of many lines adds all of them. */
export function Picker(props: PickerProps) {
  const {
    value,
    onChange,
    options,
    labelOf,
    typed,
    onType,
    isLoading,
    placeholder,
    takesAnything = false,
    empty,
    ...control
  } = props
  const word = typed.trim()
  // Not before it is known that nothing has this name: a name taken for an id would be refused, or mean somebody else.
  const isNew =
    takesAnything && !isLoading && word !== '' && !options.some(({ value: id, label }) => id === word || label === word)
  const shown: readonly Option[] = isNew ? [...options, { value: word, label: word, hint: 'as it is written' }] : options
  const paste = (event: ClipboardEvent) => {
    const words = event.clipboardData
      .getData('text')
      .split(/[\n,]+/)
      .map((part) => part.trim())
      .filter(Boolean)
    if (words.length < 2) return
    event.preventDefault()
    onChange([...new Set([...value, ...words])])
  }
  return (
    <Base.Root
      multiple
      items={shown.map((option) => option.value)}
      value={[...value]}
      onValueChange={(next: string[], { reason }) => {
        // Escape closes the list; it does not throw away what was picked.
        if (reason === 'escape-key') return
        onChange(next)
        onType('')
      }}
      inputValue={typed}
      onInputValueChange={onType}
      filter={null}
      autoHighlight
    >
      <Base.Chips className="flex min-h-9 w-full flex-wrap items-center gap-1.5 rounded-control border border-border-strong bg-surface px-2 py-1 focus-within:outline-2 focus-within:outline-focus">
        {value.map((one) => (
          <Base.Chip
            key={one}
            aria-label={labelOf(one)}
            className="flex max-w-full items-center gap-1 rounded bg-sunken py-0.5 pr-0.5 pl-2 text-sm data-highlighted:bg-info-bg"
          >
            <span className="truncate" title={one}>
              {labelOf(one)}
            </span>
            <Base.ChipRemove
              aria-label={`Remove ${labelOf(one)}`}
              className="flex size-6 items-center justify-center rounded hover:bg-bg"
            >
              <X aria-hidden size={13} />
            </Base.ChipRemove>
          </Base.Chip>
        ))}
        <Base.Input
          {...control}
          placeholder={value.length === 0 ? placeholder : undefined}
          onPaste={paste}
          className="min-h-7 min-w-32 flex-1 bg-transparent px-1 text-base outline-none placeholder:text-text-3"
        />
      </Base.Chips>
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={4}>
          <Base.Popup className="max-h-72 w-(--anchor-width) overflow-auto rounded-control border border-border bg-raised py-1 text-text shadow-raised">
            <Base.Status className="px-3 py-1 text-sm text-text-2 empty:hidden">
              {isLoading && options.length === 0 ? 'Searching …' : null}
            </Base.Status>
            <Base.Empty className="px-3 py-2 text-text-2 empty:hidden">
              {isLoading ? null : (empty ?? 'Nothing by that name.')}
            </Base.Empty>
            <Base.List>
              {shown.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  className={classes('grid cursor-default grid-cols-[1rem_1fr] gap-x-2 px-3 py-1.5 data-highlighted:bg-sunken')}
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
