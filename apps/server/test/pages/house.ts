import { writeUser } from '@postern/engine/auth/userpass/write-user.ts'
import { enableAuth } from '@postern/engine/mounts/enable-auth.ts'
import { maybeMountAt } from '@postern/engine/mounts/mount-table.ts'
import { type Client, maybeClient } from '@postern/engine/oidc-provider/clients/client.ts'
import { type ClientChanges, writeClient } from '@postern/engine/oidc-provider/clients/write-client.ts'
import { writeProvider } from '@postern/engine/oidc-provider/providers/write-provider.ts'
import { writeScope } from '@postern/engine/oidc-provider/scopes/write-scope.ts'
import type { ClientCredentials } from '@postern/engine/oidc-provider/token/credentials.ts'
import { exchangeToken } from '@postern/engine/oidc-provider/token/exchange-token.ts'
import type { World } from '@postern/engine/world.ts'

export const redirectUri = 'https://grafana.example.com/login/generic_oauth?from=us'
export const password = 'correct horse battery staple'

/** A server with people who sign in by password, an app, and scopes that say something of them. */
export async function furnish(world: World, more: Partial<ClientChanges> = {}) {
  await enableAuth(world, { path: 'userpass', type: 'userpass', config: { listing_visibility: 'unauth' } })
  const mount = await maybeMountAt(world, 'auth/userpass/')
  if (mount === undefined) throw new Error('the mount was just made')
  for (const username of ['ana', 'bob']) await writeUser(world, { mount, username }, { password })
  await writeScope(world, { name: 'profile', template: '{"username": {{identity.entity.aliases.' + mount.accessor + '.name}}}' })
  await writeScope(world, { name: 'groups', template: '{"groups": {{identity.entity.groups.names}}}', description: 'Your teams' })
  await writeProvider(world, { name: 'default', scopes_supported: ['profile', 'groups'] })
  await writeClient(world, { name: 'grafana', redirect_uris: [redirectUri], assignments: ['allow_all'], ...more })
  const client = await world.storage.read((view) => maybeClient(view, 'grafana'))
  if (client === undefined) throw new Error('the client was just made')
  return { client, mount }
}

/** What an app gets for a code, or a device for its code. */
export function exchange(world: World, client: Client, asked: { readonly code?: string; readonly deviceCode?: string }) {
  const { code = '', deviceCode = '' } = asked
  return exchangeToken(world, {
    provider: 'default',
    credentials: credentialsOf(client),
    grantType: deviceCode === '' ? 'authorization_code' : 'urn:ietf:params:oauth:grant-type:device_code',
    code,
    redirectUri,
    verifier: '',
    refreshToken: '',
    deviceCode,
    scope: undefined,
  })
}

export function credentialsOf({ client_id, client_secret = '' }: Client): ClientCredentials {
  return { how: 'basic', clientId: client_id, secret: client_secret, assertion: '' }
}

/** What a token of ours says; nothing is verified here. */
export function claimsIn(token: string | undefined): unknown {
  return JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString('utf8'))
}

/** Puts a client in place of the one there is. */
export async function changeClient(world: World, changes: Partial<ClientChanges>): Promise<void> {
  await writeClient(world, { name: 'grafana', ...changes })
}

/** The address an app sends its person to. */
export function authorizeAddress(clientId: string, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile',
    state: 's&t=1 ✓',
    nonce: 'n1',
    ...more,
  })
  return `/ui/vault/identity/oidc/provider/default/authorize?${query.toString()}`
}
