import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { CommandButton } from '#components/command/command-button.tsx'
import { DeleteButton } from '#components/delete/delete-button.tsx'
import { EditLink } from '#components/edit-link.tsx'
import { Link } from '#components/link.tsx'
import { Moment } from '#components/moment.tsx'
import { useMount } from '#components/mount/use-mount.ts'
import { Page } from '#components/page.tsx'
import { useCannots } from '#components/permission/use-cannot.ts'
import { TokenDetails } from '#components/token/token-details.tsx'
import { userpass } from '#lib/api/userpass.ts'
import { paths } from '#lib/paths.ts'
import { personAt } from '#lib/person-at.ts'
import { secondsOf } from '#lib/time-words.ts'
import { Card } from '#ui/card.tsx'
import { LockNote } from './lock-note.tsx'
import { userNamed, userRoot } from './queries.ts'

interface UserPageProps {
  readonly params: { readonly mount: string; readonly name: string }
}

/** A user: who they are here, whether they are locked out, what their logins get. */
export function UserPage({ params: { mount, name } }: UserPageProps) {
  const { data: user } = useSuspenseQuery(userNamed(mount, name))
  const accessor = useMount(mount)?.accessor ?? ''
  const call = { params: { mount, username: name } }
  const [cannotEdit, cannotDelete] = useCannots([userpass.writeUser.need(call.params), userpass.deleteUser.need(call.params)])
  return (
    <Page
      title={name}
      crumbs={[
        { label: 'Auth mounts', to: paths.authMounts },
        { label: mount, to: paths.authMount(mount) },
        { label: 'Users', to: paths.users(mount) },
      ]}
      actions={
        <>
          <CommandButton shown={() => ({ exchange: userpass.readUser.exchange(call), secrets: userpass.readUser.secrets })} />
          <DeleteButton
            noun="user"
            name={name}
            run={() => userpass.deleteUser.send(call)}
            touches={[userRoot(mount)]}
            backTo={paths.users(mount)}
            cannot={cannotDelete}
            consequence="They can no longer sign in here, and their password is gone. Their tokens live on until they end or are revoked; their entity stays."
          />
          <EditLink to={paths.editUser(mount, name)} cannot={cannotEdit} />
        </>
      }
    >
      <LockNote accessor={accessor} name={name} />
      <Identity accessor={accessor} name={name} />
      <TokenDetails of={user} />
    </Page>
  )
}

/** The entity somebody became at their first login. */
function Identity({ accessor, name }: { readonly accessor: string; readonly name: string }) {
  const { data: entity } = useQuery(personAt(accessor, name))
  if (entity === undefined) return null
  const alias = entity?.aliases.find((one) => one.mount_accessor === accessor && one.name === name)
  return (
    <Card title="Who they are">
      {entity === null ? (
        <p className="text-text-2">They have not signed in yet. At their first login they become an entity.</p>
      ) : (
        <p>
          The entity{' '}
          <Link to={paths.entity(entity.id)} className="underline">
            {entity.name}
          </Link>
          {alias ? (
            <span className="text-text-2">
              , last signed in <Moment at={secondsOf(alias.last_update_time)} />
            </span>
          ) : null}
        </p>
      )}
    </Card>
  )
}
