import type { ControlIds } from './field.tsx'
import { TextInput } from './text-input.tsx'

interface DurationInputProps extends Partial<ControlIds> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** What the text means, beneath the box. */
  readonly meaning: string | undefined
  readonly placeholder?: string
}

/** A length of time as text: `1h30m`, `90s`, `2d` or seconds, with what it means beneath. */
export function DurationInput({ value, onChange, meaning, placeholder, ...control }: DurationInputProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <TextInput
        {...control}
        isMono
        className="max-w-40"
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="text-sm text-text-2">{meaning}</span>
    </div>
  )
}
