import { useQuery } from '@tanstack/react-query'
import { ButtonLink, Link } from '#components/link.tsx'
import { paths } from '#lib/paths.ts'
import { Card } from '#ui/card.tsx'
import { policiesOf } from './queries.ts'

/** The policies somebody has, and how each comes to them. */
export function EntityPolicies({ id }: { readonly id: string }) {
  const { data } = useQuery(policiesOf(id))
  if (data === undefined) return null
  return (
    <Card
      title="Policies"
      hint="Their own and those of their groups. A token may bring more."
      actions={
        <ButtonLink to={paths.simulator} search={{ entity: id }}>
          Simulate a request
        </ButtonLink>
      }
    >
      {data.policies.length === 0 ? <p className="text-text-2">None beside those of their tokens.</p> : null}
      <ul className="flex flex-col">
        {data.policies.map(({ name, ways }) => (
          <li key={name} className="flex flex-wrap gap-x-3 border-t border-border py-1.5 first:border-0">
            <Link to={paths.policy(name)}>{name}</Link>
            <span className="text-text-2">
              {ways
                .map((way) => (way.length === 0 ? 'their own' : `by the group ${way.map((group) => group.name).join(' in ')}`))
                .join('; ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
