import { paths } from '#lib/paths.ts'
import { page } from './page.tsx'

export const dashboard = page({
  path: paths.home,
  show: async () => (await import('#features/dashboard/dashboard-page.tsx')).DashboardPage,
})
