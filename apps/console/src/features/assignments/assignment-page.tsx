import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { CommandButton } from '#components/command/command-button.tsx'
import { DeleteButton } from '#components/delete/delete-button.tsx'
import { EditLink } from '#components/edit-link.tsx'
import { NamesAsLinks } from '#components/names-as-links.tsx'
import { Page } from '#components/page.tsx'
import { useCannots } from '#components/permission/use-cannot.ts'
import { LabelledLinks } from '#components/pick/labelled-links.tsx'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { paths } from '#lib/paths.ts'
import { entitySource, groupSource } from '#lib/pick/people.ts'
import { Banner } from '#ui/banner.tsx'
import { Card } from '#ui/card.tsx'
import { Details } from '#ui/details.tsx'
import { PeopleBy } from './people-by.tsx'
import { allowAll, assignmentNamed, assignmentRoot, clientsOf } from './queries.ts'

/** An assignment: whom it lets in, and where. */
export function AssignmentPage({ params: { name } }: { readonly params: { readonly name: string } }) {
  const { data: assignment } = useSuspenseQuery(assignmentNamed(name))
  const { data: clients = [] } = useQuery(clientsOf(name))
  const { readOidcAssignment, writeOidcAssignment, deleteOidcAssignment } = oidcProvider
  const [cannotEdit, cannotDelete] = useCannots([writeOidcAssignment.need({ name }), deleteOidcAssignment.need({ name })])
  const call = { params: { name } }
  const isBuiltIn = name === allowAll
  const fixed = isBuiltIn ? 'It is built in' : undefined
  const isNamed = clients.length > 0 ? `Named by ${clients.join(', ')}` : undefined
  return (
    <Page
      title={name}
      crumbs={[{ label: 'Assignments', to: paths.assignments }]}
      actions={
        <>
          <CommandButton shown={() => ({ exchange: readOidcAssignment.exchange(call), secrets: readOidcAssignment.secrets })} />
          <DeleteButton
            noun="assignment"
            name={name}
            run={() => deleteOidcAssignment.send(call)}
            touches={[assignmentRoot]}
            backTo={paths.assignments}
            cannot={fixed ?? cannotDelete ?? isNamed}
          />
          <EditLink to={paths.editAssignment(name)} cannot={fixed ?? cannotEdit} />
        </>
      }
    >
      {isBuiltIn ? (
        <Banner kind="warn" title="It lets everybody in who can sign in at all" />
      ) : (
        <Card title="Who may sign in">
          <Details
            rows={[
              {
                label: 'Groups',
                apiName: 'group_ids',
                value: <LabelledLinks source={groupSource} values={assignment.group_ids} to={paths.group} />,
              },
              {
                label: 'People',
                apiName: 'entity_ids',
                value: <LabelledLinks source={entitySource} values={assignment.entity_ids} to={paths.entity} />,
              },
            ]}
          />
        </Card>
      )}
      <Card title="Where">
        <NamesAsLinks names={clients} to={paths.client} none="No app names it yet." />
      </Card>
      {clients[0] === undefined || isBuiltIn ? null : <PeopleBy assignment={name} client={clients[0]} />}
    </Page>
  )
}
