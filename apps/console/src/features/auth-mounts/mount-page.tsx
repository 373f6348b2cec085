import { CommandButton } from '#components/command/command-button.tsx'
import { DeleteButton } from '#components/delete/delete-button.tsx'
import { MountFrame } from '#components/mount/mount-frame.tsx'
import { useMount } from '#components/mount/use-mount.ts'
import { useCannot } from '#components/permission/use-cannot.ts'
import { authMounts } from '#lib/api/auth-mounts.ts'
import { durationWords } from '#lib/duration-words.ts'
import { mountRoot, titleOf, type AuthMount } from '#lib/mounts.ts'
import { paths } from '#lib/paths.ts'
import { Card } from '#ui/card.tsx'
import { CodeBlock } from '#ui/code-block.tsx'
import { Copyables } from '#ui/copyables.tsx'
import { Details } from '#ui/details.tsx'
import { MiddleText } from '#ui/middle-text.tsx'
import { Attempts } from './attempts.tsx'
import { loginCommand } from './login-command.ts'

/** An auth mount: what it is, how one logs in there, and who tried lately. */
export function MountPage({ params: { mount: path } }: { readonly params: { readonly mount: string } }) {
  const mount = useMount(path)
  const { disableAuth, readAuthMount } = authMounts
  const cannotDisable = useCannot(disableAuth.need({ path }))
  const call = { params: { path } }
  return (
    <MountFrame
      mount={path}
      actions={
        <>
          <CommandButton shown={() => ({ exchange: readAuthMount.exchange(call), secrets: readAuthMount.secrets })} />
          <DeleteButton
            noun="auth mount"
            verb="Disable"
            name={path}
            run={() => disableAuth.send(call)}
            touches={[mountRoot]}
            backTo={paths.authMounts}
            cannot={mount?.type === 'token' ? 'Tokens are built in' : cannotDisable}
            consequence="Its roles, users and configuration are deleted, and every token of its logins is revoked at once. People keep their entities, but not their names here: a method enabled again at this path takes nobody for whom they were."
          />
        </>
      }
    >
      {mount === undefined ? null : <Overview mount={mount} />}
    </MountFrame>
  )
}

function Overview({ mount }: { readonly mount: AuthMount }) {
  const { path, type, accessor, config } = mount
  const ttl = (seconds: number | undefined) => (seconds ? durationWords(seconds) : 'as the system says')
  return (
    <>
      <Card title="About it">
        <Details
          rows={[
            { label: 'Type', apiName: 'type', value: titleOf(type) },
            { label: 'Accessor', apiName: 'accessor', value: <MiddleText label="accessor">{accessor}</MiddleText> },
            {
              label: 'Sign-in page',
              apiName: 'listing_visibility',
              value: config?.listing_visibility === 'unauth' ? 'shown' : 'not shown',
            },
            { label: 'Tokens live', apiName: 'default_lease_ttl', value: ttl(config?.default_lease_ttl) },
            { label: 'Tokens live at most', apiName: 'max_lease_ttl', value: ttl(config?.max_lease_ttl) },
          ]}
        />
      </Card>
      {type === 'oidc' || type === 'jwt' ? (
        <Card
          title="Addresses for the identity provider"
          hint="Register these there, and list them in the role: a sign-in that comes back anywhere else is refused."
        >
          <Copyables
            rows={[
              { label: 'Console', value: `${globalThis.location.origin}/ui/vault/auth/${path}/oidc/callback` },
              { label: 'Command line', value: 'http://localhost:8250/oidc/callback' },
            ]}
          />
        </Card>
      ) : null}
      <Card title="Logging in">
        <CodeBlock label="login command">{loginCommand(type, path)}</CodeBlock>
      </Card>
      {type === 'jwt' || type === 'oidc' || type === 'kubernetes' ? <Attempts mount={path} /> : null}
    </>
  )
}
