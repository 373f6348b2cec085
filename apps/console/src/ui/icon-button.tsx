import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { classes } from './classes.ts'

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> {
  readonly label: string
  readonly icon: ReactNode
}

/** A square button that shows a symbol and is named by its label. */
export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <Button look="quiet" aria-label={label} title={label} className={classes('size-9 px-0', className)} {...rest}>
      {icon}
    </Button>
  )
}
