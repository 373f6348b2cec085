import type { Group } from '@postern/contract/resources/group.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { ApiError } from '@postern/contract/client/api-error.ts'
import { useKey } from '#components/keys/use-key.ts'
import { Link } from '#components/link.tsx'
import { ResourceList } from '#components/list/resource-list.tsx'
import { identity } from '#lib/api/identity.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { Button } from '#ui/button.tsx'
import type { Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Status } from '#ui/status.tsx'
import { toast } from '#ui/toasts.tsx'
import { AddMembers } from './add-members.tsx'
import { groupRoot, memberList, type MemberRow } from './queries.ts'

interface MemberCardProps {
  readonly group: Group
  readonly search: ListSearch
  readonly cannot: string | undefined
}

/** Who is in a group, people and groups, by name. */
export function MemberCard({ group, search, cannot }: MemberCardProps) {
  const { id, type } = group
  const [isAdding, setAdding] = useState(false)
  const list = useMemo(() => memberList(id), [id])
  const queries = useQueryClient()
  const whyNot = type === 'external' ? 'Logins say who is in it' : cannot
  useKey('a', whyNot === undefined ? () => setAdding(true) : undefined)
  const remove = async ({ id: key, member }: MemberRow) => {
    const input = member?.kind === 'group' ? { remove_group_ids: [key] } : { remove_entity_ids: [key] }
    try {
      await identity.changeGroupMembers.send({ params: { id }, input })
      await queries.invalidateQueries({ queryKey: groupRoot })
      toast('ok', `${member?.name ?? key} is no longer in ${group.name}`)
    } catch (error) {
      toast('bad', 'Nothing was changed', error instanceof ApiError ? error.errors.join(' ') : undefined)
    }
  }
  const add = (
    <Button icon={<Plus aria-hidden size={15} />} cannot={whyNot} onClick={() => setAdding(true)}>
      Add members
    </Button>
  )
  return (
    <section aria-label="Members" className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg font-semibold">Members</h2>
        {add}
      </header>
      <ResourceList
        nouns="members"
        search={search}
        list={list}
        columns={memberColumns}
        keyOf={(row) => row.id}
        {...(type === 'internal' ? { actionsOf: takeOut({ cannot, onTakeOut: (row) => void remove(row) }) } : {})}
        whenEmpty={
          <EmptyState title="Nobody is in it yet" action={type === 'internal' ? add : undefined}>
            {type === 'external' ? 'Members appear when they log in and their groups are reported.' : null}
          </EmptyState>
        }
      />
      {isAdding ? <AddMembers group={group} onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

interface TakeOutProps {
  readonly cannot: string | undefined
  readonly onTakeOut: (row: MemberRow) => void
}

/** What can be done with a member. */
function takeOut({ cannot, onTakeOut }: TakeOutProps) {
  return (row: MemberRow) => (
    <IconButton
      label={`Take ${row.member?.name ?? row.id} out`}
      icon={<X aria-hidden size={15} />}
      cannot={cannot}
      onClick={() => onTakeOut(row)}
    />
  )
}

const memberColumns: readonly Column<MemberRow>[] = [
  {
    id: 'name',
    title: 'Name',
    cell: ({ id, member }) => (
      <Link to={member?.kind === 'group' ? paths.group(id) : paths.entity(id)}>{member?.name ?? id}</Link>
    ),
    sortBy: ({ id, member }) => member?.name ?? id,
  },
  {
    id: 'kind',
    title: 'Kind',
    cell: ({ member }) => <Status state="plain">{member?.kind === 'group' ? 'group' : 'person'}</Status>,
    sortBy: ({ member }) => member?.kind ?? '',
  },
  {
    id: 'state',
    title: 'State',
    cell: ({ member }) => (member?.disabled ? <Status state="off">disabled</Status> : null),
    text: ({ member }) => (member?.disabled ? 'disabled' : ''),
    isExtra: true,
  },
]
