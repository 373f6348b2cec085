import { useQuery } from '@tanstack/react-query'
import { AccessPeople } from '#components/access-people.tsx'
import { Card } from '#ui/card.tsx'
import { peopleBy } from './queries.ts'

interface PeopleByProps {
  readonly assignment: string
  /** A client it opens, which the question is asked of. */
  readonly client: string
}

/** The people an assignment lets in, as the engine's own walk through the groups finds them. */
export function PeopleBy({ assignment, client }: PeopleByProps) {
  const { data } = useQuery(peopleBy(assignment, client))
  if (data === undefined || data.everyone) return null
  const { total = data.people.length } = data
  return (
    <Card title="Whom it comes to" hint={`${total} ${total === 1 ? 'person' : 'people'}, groups inside groups counted.`}>
      <AccessPeople people={data.people} />
    </Card>
  )
}
