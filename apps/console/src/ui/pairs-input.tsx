import { Plus, X } from 'lucide-react'
import { Button } from './button.tsx'
import type { ControlIds } from './field.tsx'
import { IconButton } from './icon-button.tsx'
import { TextInput } from './text-input.tsx'

export interface Pair {
  readonly key: string
  readonly value: string
}

interface PairsInputProps extends Partial<ControlIds> {
  readonly value: readonly Pair[]
  readonly onChange: (value: Pair[]) => void
  readonly keyLabel?: string
  readonly valueLabel?: string
}

/** Names with values, row by row. */
export function PairsInput({ value, onChange, keyLabel = 'Name', valueLabel = 'Value', id, ...control }: PairsInputProps) {
  const rows = value.length === 0 ? [{ key: '', value: '' }] : value
  const change = (at: number, part: Partial<Pair>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)))
  return (
    <div role="group" className="flex flex-col gap-2" {...control}>
      {rows.map((row, index) => (
        // Rows have no name of their own but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="flex flex-wrap items-center gap-2">
          <TextInput
            id={index === 0 ? id : undefined}
            isMono
            aria-label={`${keyLabel} ${index + 1}`}
            placeholder={keyLabel}
            className="min-w-32 flex-1"
            value={row.key}
            onChange={(event) => change(index, { key: event.target.value })}
          />
          <TextInput
            isMono
            aria-label={`${valueLabel} ${index + 1}`}
            placeholder={valueLabel}
            className="min-w-32 flex-2"
            value={row.value}
            onChange={(event) => change(index, { value: event.target.value })}
          />
          <IconButton
            label={`Remove ${row.key || `row ${index + 1}`}`}
            icon={<X aria-hidden size={15} />}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button look="quiet" icon={<Plus aria-hidden size={15} />} onClick={() => onChange([...rows, { key: '', value: '' }])}>
          Add a row
        </Button>
      </div>
    </div>
  )
}

/** Pairs as an object, rows without a name left out. */
export function objectOf(pairs: readonly Pair[]): Record<string, string> {
  return Object.fromEntries(pairs.filter(({ key }) => key.trim() !== '').map(({ key, value }) => [key.trim(), value]))
}

/** An object as pairs. */
export function pairsOf(object: Readonly<Record<string, string>> | null | undefined): Pair[] {
  return Object.entries(object ?? {}).map(([key, value]) => ({ key, value }))
}
