import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  /** What it is and why one wants it, in one or two sentences. */
  readonly children?: ReactNode
  readonly action?: ReactNode
  readonly icon?: ReactNode
}

/** Stands where a list would: nothing exists yet, nothing matches, or nothing may be seen. */
export function EmptyState({ title, children, action, icon }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-card border border-dashed border-border-strong px-6 py-12 text-center">
      {icon ? (
        <div aria-hidden className="text-text-3">
          {icon}
        </div>
      ) : null}
      <h2 className="text-lg font-semibold">{title}</h2>
      {children ? <div className="max-w-prose text-text-2">{children}</div> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  )
}
