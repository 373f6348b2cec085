import { Menu as Base } from '@base-ui/react/menu'
import type { ReactElement, ReactNode } from 'react'
import { classes } from './classes.ts'

export interface MenuAction {
  readonly label: string
  readonly icon?: ReactNode
  readonly onSelect: () => void
  readonly isDangerous?: boolean
  /** Why it cannot be chosen now. */
  readonly cannot?: string | undefined
}

interface MenuProps {
  readonly trigger: ReactElement
  readonly actions: readonly MenuAction[]
}

/** A menu of actions behind a button. */
export function Menu({ trigger, actions }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={4} align="end">
          <Base.Popup className="min-w-44 rounded-control border border-border bg-raised py-1 text-text shadow-raised">
            {actions.map((action) => (
              <Base.Item
                key={action.label}
                disabled={action.cannot !== undefined}
                onClick={action.onSelect}
                className={classes(
                  'flex cursor-default items-center gap-2 px-3 py-1.5 data-highlighted:bg-sunken data-disabled:text-text-3',
                  action.isDangerous && 'text-bad',
                )}
              >
                {action.icon}
                <span>
                  {action.label}
                  {action.cannot ? <span className="block text-xs">{action.cannot}</span> : null}
                </span>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
