import './ui/styles.css'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { currentTheme, showTheme } from '#components/shell/theme.ts'
import { UndoProvider } from '#components/undo/undo-provider.tsx'
import { paths } from '#lib/paths.ts'
import { queries } from '#lib/queries.ts'
import { currentSession } from '#lib/session.ts'
import { listen } from '#lib/transport.ts'
import { router } from '#routes/router.ts'
import { Toasts, toast } from '#ui/toasts.tsx'

showTheme(currentTheme())

listen({
  onWarnings: (warnings) => warnings.forEach((warning) => toast('warn', warning)),
  onSessionEnd: () => {
    queries.setQueryData(currentSession.queryKey, null)
    if (!router.state.location.pathname.startsWith(paths.signIn)) {
      void router.navigate({ to: paths.signIn, search: { redirect_to: `/ui${router.state.location.href}` } })
    }
  },
})

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queries}>
        <UndoProvider>
          <RouterProvider router={router} />
        </UndoProvider>
        <Toasts />
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
)
