import { Page } from '#components/page.tsx'

/** What is there, what needs attention, and what to do next. */
export function DashboardPage() {
  return <Page title="Dashboard">Welcome.</Page>
}
