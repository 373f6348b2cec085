import type { ReactNode } from 'react'
import type { FormTarget } from '#frame.ts'

interface FormProps {
  readonly target: FormTarget
  /** What the form says beside what the person enters. */
  readonly hidden?: Readonly<Record<string, string>>
  readonly children: ReactNode
  readonly isInline?: boolean
}

/** A form of ours: it posts, and proves where it comes from. */
export function Form({ target, hidden = {}, children, isInline = false }: FormProps) {
  return (
    <form method="post" action={target.action} className={isInline ? 'inline' : 'stack'}>
      <input type="hidden" name="form_token" value={target.token} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
