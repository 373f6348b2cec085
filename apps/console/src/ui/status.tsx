import { Circle, CircleCheck, CircleDashed, CircleX, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export type State = 'ok' | 'warn' | 'bad' | 'info' | 'off' | 'plain'

const symbols = { ok: CircleCheck, warn: TriangleAlert, bad: CircleX, info: Info, off: CircleDashed, plain: Circle } as const

const looks: Readonly<Record<State, string>> = {
  ok: 'bg-ok-bg text-ok',
  warn: 'bg-warn-bg text-warn',
  bad: 'bg-bad-bg text-bad',
  info: 'bg-info-bg text-info',
  off: 'bg-sunken text-text-3',
  plain: 'bg-sunken text-text-2',
}

interface StatusProps {
  readonly state: State
  readonly children: ReactNode
}

/** A state as a symbol and a word; never colour alone. */
export function Status({ state, children }: StatusProps) {
  const Symbol = symbols[state]
  return (
    <span className={classes('inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-xs font-medium', looks[state])}>
      {state === 'plain' ? null : <Symbol aria-hidden size={13} />}
      {children}
    </span>
  )
}
