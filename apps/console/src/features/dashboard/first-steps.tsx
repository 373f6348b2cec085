import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ButtonLink } from '#components/link.tsx'
import { paths } from '#lib/paths.ts'
import { Card } from '#ui/card.tsx'
import { Status } from '#ui/status.tsx'
import { firstSteps } from './queries.ts'

/** What a new server still lacks, in the order it is wanted. Gone once all of it is there. */
export function FirstSteps() {
  const { data } = useQuery(firstSteps(useQueryClient()))
  if (data === undefined || Object.values(data).every(Boolean)) return null
  const steps = [
    { done: data.method, text: 'Let people in: enable a method', verb: 'Enable a method', to: paths.enableAuth },
    { done: data.people, text: 'Have somebody sign in, or make them', verb: 'New entity', to: paths.newEntity },
    { done: data.scope, text: 'Say what apps may learn of them', verb: 'New scope', to: paths.scopes },
    { done: data.app, text: 'Connect the first app', verb: 'New client', to: paths.newClient },
  ]
  const next = steps.find(({ done }) => !done)
  return (
    <Card title="Getting started" hint={`${steps.filter(({ done }) => done).length} of ${steps.length} done.`}>
      <ol className="flex flex-col">
        {steps.map(({ done, text, verb, to }) => (
          <li key={text} className="flex flex-wrap items-center gap-3 border-t border-border py-2 first:border-0">
            <span className="w-20">
              <Status state={done ? 'ok' : 'off'}>{done ? 'done' : 'to do'}</Status>
            </span>
            <span className="min-w-0 flex-1">{text}</span>
            {done ? null : (
              <ButtonLink to={to} look={text === next?.text ? 'primary' : 'secondary'}>
                {verb}
              </ButtonLink>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
