import type { ReactNode } from 'react'
import { classes } from './classes.ts'

interface ScrollRegionProps {
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}

/** Something wide that scrolls inside its frame, by keys too. Placed, so that nothing hidden in it widens the page. */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    // What scrolls must be reachable by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div role="region" aria-label={label} tabIndex={0} className={classes('relative overflow-auto', className)}>
      {children}
    </div>
  )
}
