import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '#components/link.tsx'
import { NamesAsLinks } from '#components/names-as-links.tsx'
import { durationWords } from '#lib/duration-words.ts'
import { paths } from '#lib/paths.ts'
import { Card } from '#ui/card.tsx'
import { Details, Names, type Detail } from '#ui/details.tsx'
import { ClientFrame } from './client-frame.tsx'
import { clientNamed } from './queries.ts'

const yesNo = (is: boolean | undefined) => (is ? 'yes' : 'no')

/** Everything a client is set to. */
export function ClientSettingsPage({ params: { name } }: { readonly params: { readonly name: string } }) {
  const { data: client } = useSuspenseQuery(clientNamed(name))
  const rows: readonly Detail[] = [
    { label: 'Redirect URIs', apiName: 'redirect_uris', value: <Names of={client.redirect_uris} /> },
    {
      label: 'Assignments',
      apiName: 'assignments',
      value: <NamesAsLinks names={client.assignments} to={paths.assignment} none="none: nobody may sign in" />,
    },
    { label: 'Key', apiName: 'key', value: <Link to={paths.key(client.key)}>{client.key}</Link> },
    { label: 'ID token lives', apiName: 'id_token_ttl', value: durationWords(client.id_token_ttl) },
    { label: 'Access token lives', apiName: 'access_token_ttl', value: durationWords(client.access_token_ttl) },
    {
      label: 'Refresh tokens',
      apiName: 'refresh_token_ttl',
      value: client.refresh_token_ttl ? durationWords(client.refresh_token_ttl) : 'none',
    },
    { label: 'Sign-in through the browser', apiName: 'authorization_code', value: yesNo(client.authorization_code) },
    { label: 'Sign-in with a code', apiName: 'device_authorization', value: yesNo(client.device_authorization) },
    { label: 'Signs in as itself', apiName: 'client_credentials', value: yesNo(client.client_credentials) },
    { label: 'PKCE required', apiName: 'require_pkce', value: yesNo(client.require_pkce || client.client_type === 'public') },
    { label: 'S256 only', apiName: 'require_s256', value: yesNo(client.require_s256) },
    {
      label: 'Pushed requests only',
      apiName: 'require_pushed_authorization_requests',
      value: yesNo(client.require_pushed_authorization_requests),
    },
    { label: 'When people are asked', apiName: 'consent_mode', value: client.consent_mode ?? 'as the provider says' },
    {
      label: 'After signing out',
      apiName: 'post_logout_redirect_uris',
      value: <Names of={client.post_logout_redirect_uris} />,
    },
    { label: 'Browser origins', apiName: 'allowed_origins', value: <Names of={client.allowed_origins} /> },
  ]
  return (
    <ClientFrame name={name}>
      <Card title="Settings">
        <Details rows={rows} />
      </Card>
    </ClientFrame>
  )
}
