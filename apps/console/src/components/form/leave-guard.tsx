import { useBlocker } from '@tanstack/react-router'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'

interface LeaveGuardProps {
  /** Asked at the moment somebody leaves. */
  readonly isDirty: () => boolean
}

/** Asks before edits are lost, by a link as by closing the tab. */
export function LeaveGuard({ isDirty }: LeaveGuardProps) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty() && current.pathname !== next.pathname,
    enableBeforeUnload: isDirty,
    withResolver: true,
  })
  const stay = () => blocker.reset?.()
  return (
    <Dialog
      isOpen={blocker.status === 'blocked'}
      onClose={stay}
      title="Leave without saving?"
      description="What you changed on this page would be lost."
      actions={
        <>
          <Button onClick={stay}>Stay</Button>
          <Button look="danger" onClick={() => blocker.proceed?.()}>
            Leave
          </Button>
        </>
      }
    />
  )
}
