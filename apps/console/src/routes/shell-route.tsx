import { Outlet } from '@tanstack/react-router'
import { Shell } from '#components/shell/shell.tsx'
import { UndoProvider } from '#components/undo/undo-provider.tsx'

export function ShellRoute() {
  return (
    <UndoProvider>
      <Shell>
        <Outlet />
      </Shell>
    </UndoProvider>
  )
}
