import type { ClientAccess } from '@postern/contract/resources/oidc-access.ts'
import { ArrowLeft } from 'lucide-react'
import { paths } from '#lib/paths.ts'
import { Link } from './link.tsx'

type Step = ClientAccess['people'][number]['path'][number]

const addressOf: Readonly<Record<Step['kind'], (step: Step) => string>> = {
  group: ({ id }) => paths.group(id),
  assignment: ({ name }) => paths.assignment(name),
  client: ({ name }) => paths.client(name),
}

/** The way that lets somebody in: group, the group above it, assignment, app. */
export function AccessPath({ path }: { readonly path: readonly Step[] }) {
  if (path.length === 0) return <span className="text-text-2">named directly</span>
  return (
    <ol className="flex flex-wrap items-center gap-x-1.5">
      {path.map((step) => (
        <li key={`${step.kind} ${step.id}`} className="flex items-center gap-1.5">
          <ArrowLeft aria-hidden size={13} className="text-text-3" />
          <span className="text-text-2">{step.kind}</span>
          <Link to={addressOf[step.kind](step)}>{step.name}</Link>
        </li>
      ))}
    </ol>
  )
}
