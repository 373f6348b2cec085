import { CopyButton } from './copy-button.tsx'

interface MiddleTextProps {
  readonly children: string
  /** What it is, for the copy button: "client id". */
  readonly label: string
}

/** A long id, shortened in its middle; whole in its title and when it is copied. */
export function MiddleText({ children, label }: MiddleTextProps) {
  if (children === '') return <span className="text-text-3">–</span>
  const short = children.length > 18 ? `${children.slice(0, 8)}…${children.slice(-6)}` : children
  return (
    <span className="inline-flex items-center gap-1">
      <code title={children} className="whitespace-nowrap">
        {short}
      </code>
      <CopyButton value={children} label={`Copy the ${label}`} />
    </span>
  )
}
