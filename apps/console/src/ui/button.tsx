import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { classes } from './classes.ts'

type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

const looks: Readonly<Record<Look, string>> = {
  primary: 'bg-accent text-on-accent border-transparent hover:bg-accent-hover',
  secondary: 'bg-surface text-text border-border-strong hover:bg-sunken',
  quiet: 'bg-transparent text-text-2 border-transparent hover:bg-sunken hover:text-text',
  danger: 'bg-surface text-bad border-bad hover:bg-bad-bg',
}

/** The look of a button, also for links that act like one. */
export function buttonLook(look: Look = 'secondary'): string {
  return classes(
    'inline-flex min-h-9 items-center justify-center gap-2 rounded-control border px-3 py-1.5 text-base font-medium',
    'whitespace-nowrap no-underline transition-colors duration-150 select-none',
    'aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60',
    looks[look],
  )
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look
  readonly icon?: ReactNode
  readonly isBusy?: boolean
  /** Why it cannot be pressed now. The button stays reachable and says so. */
  readonly cannot?: string | undefined
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button. What cannot be done is disabled with its reason, not hidden. */
export function Button({ look, icon, isBusy = false, cannot, className, children, onClick, ...rest }: ButtonProps) {
  const isOff = isBusy || cannot !== undefined
  return (
    <button
      type="button"
      className={classes(buttonLook(look), className)}
      aria-disabled={isOff || undefined}
      aria-busy={isBusy || undefined}
      title={cannot}
      onClick={isOff ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {icon}
      {children}
    </button>
  )
}
