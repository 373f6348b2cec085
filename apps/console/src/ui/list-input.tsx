import type { ControlIds } from './field.tsx'
import { TextArea } from './text-input.tsx'

interface ListInputProps extends Partial<ControlIds> {
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
  readonly placeholder?: string
}

/** A list, one item a line; takes a paste of many lines. Blank lines are dropped when it is sent. */
export function ListInput({ value, onChange, placeholder, ...control }: ListInputProps) {
  return (
    <TextArea
      {...control}
      isMono
      rows={Math.min(Math.max(value.length + 1, 2), 10)}
      placeholder={placeholder}
      value={value.join('\n')}
      onChange={(event) => onChange(event.target.value.split('\n'))}
    />
  )
}

/** The items of a list as they are sent: trimmed, without blanks. */
export const itemsOf = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter(Boolean)
