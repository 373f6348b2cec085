import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { CommandButton } from '#components/command/command-button.tsx'
import { DeleteButton } from '#components/delete/delete-button.tsx'
import { EditLink } from '#components/edit-link.tsx'
import { NamesAsLinks } from '#components/names-as-links.tsx'
import { Page } from '#components/page.tsx'
import { useCannots } from '#components/permission/use-cannot.ts'
import { LabelledLinks } from '#components/pick/labelled-links.tsx'
import { identity } from '#lib/api/identity.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { groupSource } from '#lib/pick/people.ts'
import { Banner } from '#ui/banner.tsx'
import { Card } from '#ui/card.tsx'
import { Details, Names } from '#ui/details.tsx'
import { MiddleText } from '#ui/middle-text.tsx'
import { Status } from '#ui/status.tsx'
import { MemberCard } from './member-card.tsx'
import { assignmentsOf, groupRoot, groupWith } from './queries.ts'

interface GroupPageProps {
  readonly params: { readonly id: string }
  readonly search: ListSearch
}

/** A group: who is in it, what they get, and where it is used. */
export function GroupPage({ params: { id }, search }: GroupPageProps) {
  const { data: group } = useSuspenseQuery(groupWith(id))
  const { data: assignments = [] } = useQuery(assignmentsOf(id))
  const { readGroup, writeGroupById, deleteGroup, changeGroupMembers } = identity
  const call = { params: { id } }
  const [cannotEdit, cannotDelete, cannotChange] = useCannots([
    writeGroupById.need(call.params),
    deleteGroup.need(call.params),
    changeGroupMembers.need(call.params),
  ])
  const alias = 'mount_path' in group.alias ? group.alias : undefined
  const metadata = Object.entries(group.metadata ?? {}).map(([name, value]) => `${name} = ${value}`)
  return (
    <Page
      title={group.name}
      crumbs={[{ label: 'Groups', to: paths.groups }]}
      chips={<Status state="plain">{group.type}</Status>}
      actions={
        <>
          <CommandButton shown={() => ({ exchange: readGroup.exchange(call), secrets: readGroup.secrets })} />
          <DeleteButton
            noun="group"
            name={group.name}
            run={() => deleteGroup.send(call)}
            touches={[groupRoot]}
            backTo={paths.groups}
            cannot={cannotDelete}
            consequence={`Its members lose the policies they have by it${
              assignments.length > 0 ? `, and the apps of the assignments ${assignments.join(', ')}` : ''
            }. Its id is gone for good.`}
          />
          <EditLink to={paths.editGroup(id)} cannot={cannotEdit} />
        </>
      }
    >
      {group.type === 'external' && alias === undefined ? (
        <Banner kind="warn" title="It follows no group yet">
          Give it the name of a group at a mount, or nobody will ever be in it.
        </Banner>
      ) : null}
      <Card title="About it">
        <Details
          rows={[
            { label: 'Id', apiName: 'id', value: <MiddleText label="id">{group.id}</MiddleText> },
            {
              label: 'Policies',
              apiName: 'policies',
              value: <NamesAsLinks names={group.policies} to={paths.policy} />,
            },
            ...(alias
              ? [
                  {
                    label: 'Follows',
                    apiName: 'alias',
                    value: (
                      <>
                        <code>{alias.name}</code>{' '}
                        <span className="text-text-2">at {alias.mount_path || 'a mount that is gone'}</span>
                      </>
                    ),
                  },
                ]
              : []),
            {
              label: 'Inside the groups',
              apiName: 'parent_group_ids',
              value: <LabelledLinks source={groupSource} values={group.parent_group_ids} to={paths.group} />,
            },
            {
              label: 'In the assignments',
              value: <NamesAsLinks names={assignments} to={paths.assignment} />,
            },
            { label: 'Metadata', apiName: 'metadata', value: <Names of={metadata} /> },
          ]}
        />
      </Card>
      <MemberCard group={group} search={search} cannot={cannotChange} />
    </Page>
  )
}
