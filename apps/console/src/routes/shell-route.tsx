import { Outlet } from '@tanstack/react-router'
import { Shell } from '#components/shell/shell.tsx'
import { UndoProvider } from '#components/undo/undo-provider.tsx'
import { Toasts } from '#ui/toasts.tsx'

export function ShellRoute() {
  return (
    <UndoProvider>
      <Toasts />
      <Shell>
        <Outlet />
      </Shell>
    </UndoProvider>
  )
}
