import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCannot } from '#components/permission/use-cannot.ts'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Status } from '#ui/status.tsx'
import { toast } from '#ui/toasts.tsx'
import { ApiError } from '@postern/contract/client/api-error.ts'
import { checkWords } from './check-words.ts'
import { clientCheckup, clientRoot } from './queries.ts'

const states = { error: 'bad', warning: 'warn', advice: 'info' } as const

/** What could be better about the app, each with what would mend it. */
export function Checkup({ name }: { readonly name: string }) {
  const { data } = useQuery(clientCheckup(name))
  const cannot = useCannot(oidcProvider.writeOidcClient.need({ name }))
  const queries = useQueryClient()
  const [busy, setBusy] = useState<string>()
  if (data === undefined || data.checks.length === 0) return null
  const mend = async (code: string, patch: Readonly<Record<string, unknown>>) => {
    setBusy(code)
    try {
      await oidcProvider.writeOidcClient.send({ params: { name }, input: patch })
      await queries.invalidateQueries({ queryKey: clientRoot })
      toast('ok', 'That is mended')
    } catch (error) {
      toast('bad', 'It was not mended', error instanceof ApiError ? error.errors.join(' ') : undefined)
    } finally {
      setBusy(undefined)
    }
  }
  return (
    <Card title="Check-up">
      <ul className="flex flex-col">
        {data.checks.map((check) => (
          <li
            key={`${check.code} ${check.subject ?? ''}`}
            className="flex flex-wrap items-center gap-3 border-t border-border py-2 first:border-0"
          >
            <Status state={states[check.level]}>{check.level}</Status>
            <span className="min-w-0 flex-1">{checkWords(check)}</span>
            {check.patch ? (
              <Button
                cannot={cannot}
                isBusy={busy === check.code}
                onClick={() => void mend(check.code, check.patch ?? {})}
                title={JSON.stringify(check.patch)}
              >
                Mend it
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
