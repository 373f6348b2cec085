import type { ReactNode } from 'react'

interface NoticeProps {
  readonly kind: 'bad' | 'warn' | 'info'
  readonly children: ReactNode
}

const symbols = { bad: '✕', warn: '⚠', info: 'ℹ' } as const

/** Something to know before going on. What went wrong takes the focus, so that it is read first. */
export function Notice({ kind, children }: NoticeProps) {
  const isProblem = kind === 'bad'
  return (
    <div
      className={`notice ${kind}`}
      role={isProblem ? 'alert' : undefined}
      tabIndex={isProblem ? -1 : undefined}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- only on a page that answers what the person just sent
      autoFocus={isProblem}
    >
      <span aria-hidden="true">{symbols[kind]}</span>
      <p>{children}</p>
    </div>
  )
}
