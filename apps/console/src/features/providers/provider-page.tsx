import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { CommandButton } from '#components/command/command-button.tsx'
import { DeleteButton } from '#components/delete/delete-button.tsx'
import { EditLink } from '#components/edit-link.tsx'
import { NamesAsLinks } from '#components/names-as-links.tsx'
import { Page } from '#components/page.tsx'
import { useCannots } from '#components/permission/use-cannot.ts'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { durationWords } from '#lib/duration-words.ts'
import { paths } from '#lib/paths.ts'
import { Banner } from '#ui/banner.tsx'
import { Card } from '#ui/card.tsx'
import { Copyables } from '#ui/copyables.tsx'
import { Details } from '#ui/details.tsx'
import { AllowedClients } from './allowed-clients.tsx'
import { Conflicts } from './conflict-note.tsx'
import { Published } from './published.tsx'
import { providerDiscovery, providerNamed, providerRoot } from './queries.ts'

/** A provider: its issuer, what it publishes, which apps and scopes it serves. */
export function ProviderPage({ params: { name } }: { readonly params: { readonly name: string } }) {
  const { data: provider } = useSuspenseQuery(providerNamed(name))
  const { data: discovery } = useQuery(providerDiscovery(name))
  const { readOidcProvider, writeOidcProvider, deleteOidcProvider } = oidcProvider
  const [cannotEdit, cannotDelete] = useCannots([writeOidcProvider.need({ name }), deleteOidcProvider.need({ name })])
  const call = { params: { name } }
  const { issuer } = provider
  return (
    <Page
      title={name}
      crumbs={[{ label: 'Providers', to: paths.providers }]}
      actions={
        <>
          <CommandButton shown={() => ({ exchange: readOidcProvider.exchange(call), secrets: readOidcProvider.secrets })} />
          <DeleteButton
            noun="provider"
            name={name}
            run={() => deleteOidcProvider.send(call)}
            touches={[providerRoot]}
            backTo={paths.providers}
            cannot={name === 'default' ? 'The default provider stays' : cannotDelete}
          />
          <EditLink to={paths.editProvider(name)} cannot={cannotEdit} />
        </>
      }
    >
      {provider.allowed_client_ids.length === 0 ? (
        <Banner kind="warn" title="No app may ask this provider">
          Add clients, or nobody can sign in through it.
        </Banner>
      ) : null}
      <Conflicts scopes={provider.scopes_supported} />
      <Card title="Addresses" hint="Most apps need the issuer only and find the rest themselves.">
        <Copyables
          rows={[
            { label: 'Issuer', value: issuer },
            { label: 'Discovery', value: `${issuer}/.well-known/openid-configuration` },
            ...(discovery?.authorization_endpoint ? [{ label: 'Authorize', value: discovery.authorization_endpoint }] : []),
            ...(discovery?.token_endpoint ? [{ label: 'Token', value: discovery.token_endpoint }] : []),
            ...(discovery?.userinfo_endpoint ? [{ label: 'Userinfo', value: discovery.userinfo_endpoint }] : []),
            { label: 'Public keys', value: discovery?.jwks_uri ?? `${issuer}/.well-known/keys` },
          ]}
        />
      </Card>
      <Card title="Apps and scopes">
        <Details
          rows={[
            {
              label: 'Clients',
              apiName: 'allowed_client_ids',
              value: <AllowedClients ids={provider.allowed_client_ids} />,
            },
            {
              label: 'Scopes',
              apiName: 'scopes_supported',
              value: <NamesAsLinks names={provider.scopes_supported} to={paths.scope} none="openid only" />,
            },
            { label: 'Consent', apiName: 'consent_mode', value: provider.consent_mode ?? 'remember' },
            {
              label: 'Remembered for',
              apiName: 'consent_ttl',
              value: provider.consent_ttl ? durationWords(provider.consent_ttl) : '90 days',
            },
            { label: 'S256 only', apiName: 'require_s256', value: provider.require_s256 ? 'yes' : 'no' },
            {
              label: 'Pushed requests only',
              apiName: 'require_pushed_authorization_requests',
              value: provider.require_pushed_authorization_requests ? 'yes' : 'no',
            },
          ]}
        />
      </Card>
      <Published name={name} />
    </Page>
  )
}
