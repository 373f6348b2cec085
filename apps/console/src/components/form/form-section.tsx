import type { ReactNode } from 'react'

interface FormSectionProps {
  /** The question that is asked: "Who may sign in?" */
  readonly title: string
  readonly hint?: ReactNode
  readonly children: ReactNode
}

/** Fields that answer one question. */
export function FormSection({ title, hint, children }: FormSectionProps) {
  return (
    <fieldset className="min-w-0 rounded-card border border-border bg-surface p-4 md:p-6">
      <legend className="sr-only">{title}</legend>
      <p aria-hidden className="text-lg font-semibold">
        {title}
      </p>
      {hint ? <div className="mt-0.5 max-w-prose text-text-2">{hint}</div> : null}
      <div className="mt-4 flex flex-col gap-5">{children}</div>
    </fieldset>
  )
}
