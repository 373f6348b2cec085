import { Link as RouterLink } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { buttonLook } from '#ui/button.tsx'
import { classes } from '#ui/classes.ts'

interface LinkProps {
  /** An address of `lib/paths.ts`. */
  readonly to: string
  /** What stands behind its `?`. */
  readonly search?: Readonly<Record<string, string>>
  readonly children: ReactNode
  readonly className?: string
  readonly title?: string
  readonly 'aria-label'?: string
}

/** A link to another page of the console. */
export function Link({ className, ...rest }: LinkProps) {
  return <RouterLink className={classes('text-accent underline-offset-2 hover:underline', className)} {...rest} />
}

interface ButtonLinkProps extends LinkProps {
  readonly look?: Parameters<typeof buttonLook>[0]
  readonly icon?: ReactNode
}

/** A link that leads to the page's main act, such as "New role". */
export function ButtonLink({ look = 'secondary', icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <RouterLink className={classes(buttonLook(look), className)} {...rest}>
      {icon}
      {children}
    </RouterLink>
  )
}
