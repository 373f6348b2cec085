import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { CopyButton } from './copy-button.tsx'
import { IconButton } from './icon-button.tsx'

const visibleFor = 30_000

interface SecretProps {
  readonly label: string
  /** Fetches the value when it is asked for, so that it is not in the page before. */
  readonly reveal: () => Promise<string>
}

/** A secret: masked until asked for, hidden again after 30 seconds. */
export function Secret({ label, reveal }: SecretProps) {
  const [value, setValue] = useState<string>()
  useEffect(() => {
    if (value === undefined) return
    const timer = setTimeout(() => setValue(undefined), visibleFor)
    return () => clearTimeout(timer)
  }, [value])
  const toggle = async () => setValue(value === undefined ? await reveal() : undefined)
  return (
    <span className="inline-flex items-center gap-1">
      <code className="break-all">{value ?? '••••••••••••'}</code>
      <IconButton
        label={value === undefined ? `Show ${label}` : `Hide ${label}`}
        icon={value === undefined ? <Eye aria-hidden size={15} /> : <EyeOff aria-hidden size={15} />}
        isSmall
        onClick={() => void toggle()}
      />
      <CopyButton value={reveal} label={`Copy ${label}`} />
    </span>
  )
}
