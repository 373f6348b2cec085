import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { AccessPeople } from '#components/access-people.tsx'
import { Failure } from '#components/failure.tsx'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { csvOf, saveFile } from '#lib/csv.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { ClientFrame } from './client-frame.tsx'
import { clientAccess, type AccessSearch } from './queries.ts'

interface ClientAccessPageProps {
  readonly params: { readonly name: string }
  readonly search: AccessSearch
}

/** Who can sign in to an app, each with the way that lets them in: the answer an auditor asks for. */
export function ClientAccessPage({ params: { name }, search }: ClientAccessPageProps) {
  const navigate = useNavigate()
  const [filter, setFilter] = useState(search.filter ?? '')
  const { data, error } = useQuery(clientAccess(name, { ...search, filter: useDeferredValue(filter) }))
  const [isBusy, setBusy] = useState(false)
  const go = (next: AccessSearch) => void navigate({ to: '.', search: { ...next }, replace: true })
  const download = async () => {
    setBusy(true)
    try {
      saveFile(`${name}-access.csv`, await accessCsv(name), 'text/csv')
    } finally {
      setBusy(false)
    }
  }
  return (
    <ClientFrame name={name}>
      {error ? (
        <Failure error={error} what="list who can sign in" />
      ) : data === undefined ? (
        <Skeleton />
      ) : (
        <>
          {data.everyone ? (
            <Banner kind="warn" title="Everybody who can sign in here can sign in to this app">
              It names the assignment allow_all.
            </Banner>
          ) : null}
          <div className="flex flex-wrap items-center gap-3">
            <SearchBox label="Search people by name" value={filter} onChange={setFilter} />
            <p role="status" className="text-text-2">
              {data.total === undefined ? null : `${data.total >= 10_000 ? 'At least 10,000' : data.total} in all`}
            </p>
            <div className="ml-auto">
              <Button look="quiet" icon={<Download aria-hidden size={16} />} isBusy={isBusy} onClick={() => void download()}>
                CSV
              </Button>
            </div>
          </div>
          <AccessPeople people={data.people} />
          <div className="flex gap-2">
            {search.after ? <Button onClick={() => go({ ...search, after: undefined })}>First page</Button> : null}
            {data.next ? <Button onClick={() => go({ ...search, after: data.next })}>Next page</Button> : null}
          </div>
        </>
      )}
    </ClientFrame>
  )
}

/** Everybody who can sign in, with the way, as a file. */
async function accessCsv(name: string): Promise<string> {
  const rows: string[][] = []
  let after: string | undefined
  do {
    const input = { limit: 200, ...(after === undefined ? {} : { after }) }
    const page = await oidcProvider.readOidcClientAccess.send({ params: { name }, input })
    for (const person of page.people) {
      const way = person.path.map((step) => `${step.kind} ${step.name}`).join(' > ')
      rows.push([person.name, person.id, person.disabled ? 'disabled' : '', way])
    }
    after = page.next
  } while (after !== undefined && rows.length < 100_000)
  return csvOf(['Person', 'Id', 'State', 'Comes in by'], rows)
}
