import './ui/styles.css'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { currentTheme, showTheme } from '#components/shell/theme.ts'
import { paths } from '#lib/paths.ts'
import { queries } from '#lib/queries.ts'
import { currentSession } from '#lib/session.ts'
import { listen } from '#lib/transport.ts'
import { router } from '#routes/router.ts'

async function sayWarnings(warnings: readonly string[]): Promise<void> {
  const { toast } = await import('#ui/toasts.tsx')
  for (const warning of warnings) toast('warn', warning)
}

showTheme(currentTheme())

listen({
  onWarnings: (warnings) => void sayWarnings(warnings),
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
        <RouterProvider router={router} />
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
)
