import type { RoleCases as Cases } from '@postern/contract/resources/role-case.ts'
import { useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { jwtAuth } from '#lib/api/jwt-auth.ts'
import { Card } from '#ui/card.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Status } from '#ui/status.tsx'
import { roleRoot } from './queries.ts'

interface RoleCasesProps {
  readonly mount: string
  readonly name: string
  readonly cases: Cases['cases']
}

/** Logins that must go on being let in, or refused; each judged against the role as it is now. */
export function RoleCases({ mount, name, cases }: RoleCasesProps) {
  const queries = useQueryClient()
  const forget = async (title: string) => {
    const rest = cases
      .filter((one) => one.name !== title)
      .map(({ name: called, expects, claims, at }) => ({ name: called, expects, claims, ...(at === undefined ? {} : { at }) }))
    await jwtAuth.writeJwtRoleCases.send({ params: { mount, name }, input: { cases: rest } })
    await queries.invalidateQueries({ queryKey: roleRoot(mount) })
  }
  return (
    <Card title="Cases" hint="Kept from the debugger. Each is judged against the role as it is now.">
      <ul className="flex flex-col">
        {cases.map(({ name: title, expects, is_met: isMet, message }) => (
          <li key={title} className="flex flex-wrap items-center gap-3 border-t border-border py-2 first:border-0">
            <Status state={isMet === false ? 'bad' : 'ok'}>{isMet === false ? 'not as expected' : 'as expected'}</Status>
            <span className="font-medium">{title}</span>
            <span className="min-w-0 flex-1 text-text-2">
              is to be {expects === 'accept' ? 'let in' : 'refused'}
              {message ? `: ${message}` : ''}
            </span>
            <IconButton label={`Forget ${title}`} icon={<X aria-hidden size={15} />} onClick={() => void forget(title)} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
