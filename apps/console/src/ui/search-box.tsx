import { Search } from 'lucide-react'
import { TextInput } from './text-input.tsx'

interface SearchBoxProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Narrows a list; `/` leads into it. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  return (
    <div className="relative w-full max-w-xs">
      <Search aria-hidden size={15} className="absolute top-2.5 left-2.5 text-text-3" />
      <TextInput
        type="search"
        aria-label={label}
        placeholder={label}
        className="pl-8"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
