import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ButtonLink } from '#components/link.tsx'
import { paths } from '#lib/paths.ts'
import { Banner } from '#ui/banner.tsx'
import { Card } from '#ui/card.tsx'
import { CodeBlock } from '#ui/code-block.tsx'
import { Field } from '#ui/field.tsx'
import { Panels } from '#ui/panels.tsx'
import { Select } from '#ui/select.tsx'
import { Checkup } from './checkup.tsx'
import { ClientFrame } from './client-frame.tsx'
import { authorizeAddress, connectSamples } from './connect-samples.ts'
import { Copyables } from '#ui/copyables.tsx'
import { clientNamed, clientSecret, providersFor } from './queries.ts'
import { SecretCard } from './secret-card.tsx'

/** How to connect the app: addresses, credentials, ready settings, and what could be better. */
export function ClientPage({ params: { name } }: { readonly params: { readonly name: string } }) {
  const { data: client } = useSuspenseQuery(clientNamed(name))
  const { data: providers } = useQuery(providersFor(client.client_id))
  return (
    <ClientFrame name={name}>
      <Checkup name={name} />
      <Card title="Credentials" hint="The app shows these when it comes here.">
        <Copyables rows={[{ label: 'Client id', value: client.client_id }]} />
        {client.has_secret ? (
          <SecretCard name={name} previousExpires={client.previous_secret_expires} reveal={() => clientSecret(name)} />
        ) : (
          <p className="mt-3 text-text-2">This app is public: it has no secret, and PKCE protects it.</p>
        )}
      </Card>
      {providers === undefined ? null : providers.length === 0 ? (
        <Banner
          kind="warn"
          title="No provider lets this app"
          actions={<ButtonLink to={paths.providers}>Go to the providers</ButtonLink>}
        >
          Add its client id to the allowed clients of a provider.
        </Banner>
      ) : (
        <Connect client={client} providers={providers} />
      )}
    </ClientFrame>
  )
}

interface ConnectProps {
  readonly client: { readonly client_id: string; readonly client_type: string; readonly redirect_uris: readonly string[] }
  readonly providers: readonly { readonly name: string; readonly issuer: string; readonly scopes_supported: readonly string[] }[]
}

function Connect({ client, providers }: ConnectProps) {
  const [chosen, setChosen] = useState(providers[0]?.name ?? '')
  const provider = providers.find(({ name }) => name === chosen) ?? providers[0]
  if (provider === undefined) return null
  const { issuer } = provider
  const connection = {
    issuer,
    clientId: client.client_id,
    isPublic: client.client_type === 'public',
    redirectUri: client.redirect_uris[0] ?? 'https://app.example.com/callback',
    scopes: ['openid', ...provider.scopes_supported],
  }
  return (
    <>
      <Card title="Addresses" hint="Most apps need the issuer only and find the rest themselves.">
        {providers.length > 1 ? (
          <div className="mb-4 max-w-xs">
            <Field label="Provider">
              {(ids) => (
                <Select
                  {...ids}
                  value={chosen}
                  onChange={setChosen}
                  choices={providers.map(({ name }) => ({ value: name, label: name }))}
                />
              )}
            </Field>
          </div>
        ) : null}
        <Copyables
          rows={[
            { label: 'Issuer', value: issuer },
            { label: 'Discovery', value: `${issuer}/.well-known/openid-configuration` },
            { label: 'Authorize', value: authorizeAddress(issuer) },
            { label: 'Token', value: `${issuer}/token` },
            { label: 'Userinfo', value: `${issuer}/userinfo` },
            { label: 'Public keys', value: `${issuer}/.well-known/keys` },
          ]}
        />
      </Card>
      <Card title="Ready settings">
        <Panels
          label="Apps and libraries"
          panels={connectSamples.map(({ title, text }) => ({
            label: title,
            content: <CodeBlock label={`settings for ${title}`}>{text(connection)}</CodeBlock>,
          }))}
        />
      </Card>
    </>
  )
}
