import { Link } from '#components/link.tsx'
import { Moment } from '#components/moment.tsx'
import { paths } from '#lib/paths.ts'
import { secondsOf } from '#lib/time-words.ts'
import type { Column } from '#ui/data-table.tsx'
import { Status } from '#ui/status.tsx'
import { outlineOf } from './outline.ts'
import { isFixedPolicy, type PolicyRow } from './queries.ts'

/** The columns of the list of policies. */
export const policyColumns: readonly Column<PolicyRow>[] = [
  {
    id: 'name',
    title: 'Name',
    cell: ({ name }) => <Link to={paths.policy(name)}>{name}</Link>,
    sortBy: ({ name }) => name,
  },
  {
    id: 'stanzas',
    title: 'Paths',
    cell: ({ policy }) => outlineOf(policy?.policy ?? '').length,
    sortBy: ({ policy }) => outlineOf(policy?.policy ?? '').length,
    isNumber: true,
  },
  {
    id: 'changed',
    title: 'Changed',
    cell: ({ policy }) => <Moment at={secondsOf(policy?.modified)} />,
    sortBy: ({ policy }) => secondsOf(policy?.modified) ?? 0,
    text: ({ policy }) => policy?.modified ?? '',
    isExtra: true,
  },
  {
    id: 'state',
    title: 'State',
    cell: ({ name, policy }) => <State name={name} expiration={policy?.expiration} />,
    text: ({ policy }) => policy?.expiration ?? '',
    isExtra: true,
  },
]

function State({ name, expiration }: { readonly name: string; readonly expiration: string | undefined }) {
  if (isFixedPolicy(name)) return <Status state="plain">built in</Status>
  const ends = secondsOf(expiration)
  return ends === undefined ? null : (
    <Status state="warn">
      ends <Moment at={ends} />
    </Status>
  )
}
