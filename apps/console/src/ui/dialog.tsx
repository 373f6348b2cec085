import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { classes } from './classes.ts'
import { IconButton } from './icon-button.tsx'

interface DialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  readonly description?: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly isWide?: boolean
  /** What is focused first; the way out unless said. */
  readonly first?: RefObject<HTMLElement | null>
}

/** A dialog in the middle of the page. It traps focus and gives it back. */
export function Dialog({ isOpen, onClose, title, description, children, actions, isWide = false, first }: DialogProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-text/40" />
        <Base.Popup
          {...(first === undefined ? {} : { initialFocus: first })}
          className={classes(
            'fixed top-1/2 left-1/2 z-50 flex max-h-[90dvh] w-[calc(100vw-1.5rem)] -translate-x-1/2 -translate-y-1/2 flex-col',
            'overflow-hidden rounded-card border border-border bg-raised text-text shadow-raised',
            isWide ? 'max-w-3xl' : 'max-w-lg',
          )}
        >
          <header className="flex items-start justify-between gap-3 px-5 pt-4">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
            <Base.Close render={<IconButton label="Close" icon={<X aria-hidden size={16} />} />} />
          </header>
          <div className="overflow-auto px-5 pb-4">
            {description ? <Base.Description className="text-text-2">{description}</Base.Description> : null}
            {children}
          </div>
          {actions ? (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-border px-5 py-3">{actions}</footer>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
