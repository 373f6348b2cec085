import type { ReactNode } from 'react'

interface MoreFieldsProps {
  readonly label: string
  readonly children: ReactNode
}

/** Fields that few need, behind a fold. Their values and errors count all the same. */
export function MoreFields({ label, children }: MoreFieldsProps) {
  return (
    <details>
      <summary className="cursor-pointer font-medium text-text-2">{label}</summary>
      <div className="mt-4 flex flex-col gap-5">{children}</div>
    </details>
  )
}
