import type { ReactNode } from 'react'
import { classes } from './classes.ts'

interface CardProps {
  readonly title?: string
  readonly hint?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  readonly className?: string
}

/** A surface with a heading: one question or one thing. */
export function Card({ title, hint, actions, children, className }: CardProps) {
  return (
    <section className={classes('rounded-card border border-border bg-surface p-4 md:p-6', className)}>
      {title ? (
        <header className="mb-4 flex flex-wrap items-start justify-between gap-2">
          <div>
            <h2 className="text-lg font-semibold">{title}</h2>
            {hint ? <p className="mt-0.5 max-w-prose text-text-2">{hint}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
        </header>
      ) : null}
      {children}
    </section>
  )
}
