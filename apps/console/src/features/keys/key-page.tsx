import type { OidcKeyTimeline } from '@postern/contract/resources/oidc-key.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { CommandButton } from '#components/command/command-button.tsx'
import { DeleteButton } from '#components/delete/delete-button.tsx'
import { EditLink } from '#components/edit-link.tsx'
import { Link } from '#components/link.tsx'
import { Moment } from '#components/moment.tsx'
import { Page } from '#components/page.tsx'
import { useCannots } from '#components/permission/use-cannot.ts'
import { identityTokens } from '#lib/api/identity-tokens.ts'
import { durationWords } from '#lib/duration-words.ts'
import { paths } from '#lib/paths.ts'
import { Card } from '#ui/card.tsx'
import { Details, Names } from '#ui/details.tsx'
import { Status } from '#ui/status.tsx'
import { KeyBand } from './key-band.tsx'
import { keyNamed, keyRoot, keyTimeline } from './queries.ts'
import { RotateButton } from './rotate-button.tsx'
import { spanOf } from './segments.ts'

/** A key: its life, who leans on it, and what a rotation would do. */
export function KeyPage({ params: { name } }: { readonly params: { readonly name: string } }) {
  const { data: key } = useSuspenseQuery(keyNamed(name))
  const { data: timeline } = useSuspenseQuery(keyTimeline(name))
  const { writeOidcKey, rotateOidcKey, deleteOidcKey, readOidcKey } = identityTokens
  const [cannotEdit, cannotRotate, cannotDelete] = useCannots([
    writeOidcKey.need({ name }),
    rotateOidcKey.need({ name }),
    deleteOidcKey.need({ name }),
  ])
  const call = { params: { name } }
  return (
    <Page
      title={name}
      crumbs={[{ label: 'Keys', to: paths.keys }]}
      chips={<Status state="plain">{key.algorithm}</Status>}
      actions={
        <>
          <CommandButton shown={() => ({ exchange: readOidcKey.exchange(call), secrets: readOidcKey.secrets })} />
          <DeleteButton
            noun="key"
            name={name}
            run={() => deleteOidcKey.send(call)}
            touches={[keyRoot]}
            backTo={paths.keys}
            cannot={cannotDelete ?? whyKept(name, timeline)}
            consequence="Its public keys leave every key set at once, and a key made again under this name has other key pairs. This cannot be undone."
          />
          <RotateButton name={name} timeline={timeline} cannot={cannotRotate} />
          <EditLink to={paths.editKey(name)} cannot={cannotEdit} />
        </>
      }
    >
      <Card title="Through time" hint={<NextRotation timeline={timeline} />}>
        {timeline.key_pairs.length === 0 ? (
          <p className="text-text-2">It has no key pairs yet. They are made when the first client or role uses it.</p>
        ) : (
          <KeyBand
            label={`Key pairs of ${name}`}
            pairs={timeline.key_pairs}
            now={timeline.now}
            span={spanOf(timeline.key_pairs, timeline.now, timeline.next_rotation)}
          />
        )}
      </Card>
      <Card title="Signs for" hint="Who has chosen this key, and whether its list of client ids lets them.">
        <Users timeline={timeline} />
      </Card>
      <Card title="Settings">
        <Details
          rows={[
            { label: 'Algorithm', apiName: 'algorithm', value: key.algorithm },
            { label: 'Rotates every', apiName: 'rotation_period', value: durationWords(key.rotation_period) },
            { label: 'Verifies on for', apiName: 'verification_ttl', value: durationWords(key.verification_ttl) },
            { label: 'Client ids', apiName: 'allowed_client_ids', value: <Names of={key.allowed_client_ids} none="nobody" /> },
          ]}
        />
      </Card>
    </Page>
  )
}

function NextRotation({ timeline: { next_rotation: at } }: { readonly timeline: OidcKeyTimeline }) {
  if (at === 0) return 'The first rotation is planned when its key pairs are made.'
  return (
    <>
      Rotates by itself <Moment at={at} />.
    </>
  )
}

/** The server keeps what is in use; said before it is asked. */
function whyKept(name: string, { clients, roles }: OidcKeyTimeline): string | undefined {
  if (name === 'default') return 'The default key stays'
  const users = [...clients, ...roles].map((user) => user.name)
  return users.length === 0 ? undefined : `In use by ${users.join(', ')}`
}

function Users({ timeline: { clients, roles } }: { readonly timeline: OidcKeyTimeline }) {
  if (clients.length + roles.length === 0) return <p className="text-text-2">Nobody yet.</p>
  const rows = [
    ...clients.map((user) => ({ ...user, kind: 'Client', to: paths.client(user.name) })),
    ...roles.map((user) => ({ ...user, kind: 'Identity token role', to: undefined })),
  ]
  return (
    <ul className="flex flex-col">
      {rows.map((user) => (
        <li
          key={`${user.kind} ${user.name}`}
          className="flex flex-wrap items-center gap-3 border-t border-border py-2 first:border-0"
        >
          {user.to === undefined ? user.name : <Link to={user.to}>{user.name}</Link>}
          <span className="text-text-2">
            {user.kind}, tokens live {durationWords(user.token_ttl)}
          </span>
          {user.is_allowed ? <Status state="ok">allowed</Status> : <Status state="bad">not on the list of client ids</Status>}
        </li>
      ))}
    </ul>
  )
}
