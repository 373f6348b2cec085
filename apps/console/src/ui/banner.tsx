import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

const kinds = {
  info: { look: 'bg-info-bg text-info', Symbol: Info, role: undefined },
  ok: { look: 'bg-ok-bg text-ok', Symbol: CircleCheck, role: 'status' },
  warn: { look: 'bg-warn-bg text-warn', Symbol: TriangleAlert, role: undefined },
  bad: { look: 'bg-bad-bg text-bad', Symbol: CircleX, role: 'alert' },
} as const

interface BannerProps {
  readonly kind: keyof typeof kinds
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** One message above what it speaks of. */
export function Banner({ kind, title, children, actions }: BannerProps) {
  const { look, Symbol, role } = kinds[kind]
  return (
    <div role={role} className={classes('flex gap-3 rounded-card p-4', look)}>
      <Symbol aria-hidden size={18} className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children ? <div className="mt-1 text-text-2">{children}</div> : null}
        {actions ? <div className="mt-3 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  )
}
