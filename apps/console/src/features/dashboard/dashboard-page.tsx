import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '#components/link.tsx'
import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { markedPages, seenPages, type SeenPage } from '#lib/seen.ts'
import { Card } from '#ui/card.tsx'
import { Status } from '#ui/status.tsx'
import { FirstSteps } from './first-steps.tsx'
import { attention, counts, type Attention } from './queries.ts'

/** What is there, what needs attention, and what to do next. */
export function DashboardPage() {
  return (
    <Page title="Dashboard" isWide>
      <FirstSteps />
      <Counts />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <AttentionCard />
        <div className="flex flex-col gap-5">
          <Pages title="Kept" pages={markedPages()} none="Pages you mark with the star stand here." />
          <Pages title="Lately" pages={seenPages()} none="Pages you looked at stand here." />
        </div>
      </div>
    </Page>
  )
}

function Counts() {
  const { data } = useQuery(counts)
  const tiles = [
    { label: 'Entities', to: paths.entities, count: data?.entities },
    { label: 'Clients', to: paths.clients, count: data?.clients },
    { label: 'Providers', to: paths.providers, count: data?.providers },
    { label: 'Scopes', to: paths.scopes, count: data?.scopes },
    { label: 'Tokens', to: paths.tokens, count: data?.tokens },
  ]
  return (
    <ul aria-label="Counts" className="grid grid-cols-2 gap-3 md:grid-cols-5">
      {tiles.map(({ label, to, count }) => (
        <li key={label} className="relative rounded-card border border-border bg-surface p-4 hover:border-accent">
          <p className="text-2xl font-semibold tabular-nums">{count?.toLocaleString('en') ?? '–'}</p>
          <Link to={to} className="after:absolute after:inset-0">
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}

const addressOf: Readonly<Record<Attention['to'], (subject: string) => string>> = {
  health: paths.issuerHealth,
  client: paths.client,
  key: paths.key,
}

function AttentionCard() {
  const { data } = useQuery(attention(useQueryClient()))
  return (
    <Card title="Needs attention" hint="Issuers, apps and keys, looked at just now.">
      {data === undefined ? (
        <p className="text-text-2">Looking …</p>
      ) : data.length === 0 ? (
        <Status state="ok">Nothing</Status>
      ) : (
        <ul className="flex flex-col">
          {data.map(({ level, text, to, subject }) => (
            <li key={text} className="flex items-center gap-3 border-t border-border py-2 first:border-0">
              <Status state={level}>{level === 'bad' ? 'broken' : 'warning'}</Status>
              <Link to={addressOf[to](subject)}>{text}</Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

interface PagesProps {
  readonly title: string
  readonly pages: readonly SeenPage[]
  readonly none: string
}

function Pages({ title, pages, none }: PagesProps) {
  return (
    <Card title={title}>
      {pages.length === 0 ? <p className="text-text-2">{none}</p> : null}
      <ul className="flex flex-col gap-1.5">
        {pages.map((page) => (
          <li key={page.path} className="flex flex-wrap gap-x-2">
            <Link to={page.path}>{page.title}</Link>
            <span className="text-text-3">{page.kind}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
