import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from './icon-button.tsx'

interface CopyButtonProps {
  /** What is copied, or how to get it when it is asked for. */
  readonly value: string | (() => Promise<string>)
  readonly label?: string
}

/** Copies a value and says so in place for 1.5 seconds. */
export function CopyButton({ value, label = 'Copy' }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(typeof value === 'string' ? value : await value())
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }
  return (
    <IconButton
      label={isCopied ? 'Copied' : label}
      icon={isCopied ? <Check aria-hidden size={15} /> : <Copy aria-hidden size={15} />}
      isSmall
      onClick={() => void copy()}
    />
  )
}
