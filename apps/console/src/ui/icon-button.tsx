import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { classes } from './classes.ts'

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'aria-label'> {
  readonly label: string
  readonly icon: ReactNode
  readonly isSmall?: boolean
}

/** A square button that shows a symbol and is named by its label. */
export function IconButton({ label, icon, isSmall = false, className, ...rest }: IconButtonProps) {
  return (
    <Button
      look="quiet"
      aria-label={label}
      title={label}
      className={classes(isSmall ? 'size-7 min-h-7!' : 'size-9', 'shrink-0 px-0! py-0!', className)}
      {...rest}
    >
      {icon}
    </Button>
  )
}
