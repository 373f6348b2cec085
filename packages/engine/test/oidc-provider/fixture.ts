import { z } from 'zod'
import { newEntity, newGroup } from '#identity/new-records.ts'
import { type Entity, entities } from '#identity/entity.ts'
import { type Group, groups, memberEntities, memberGroups } from '#identity/group.ts'
import { authorizeFacts, type Signed } from '#oidc-provider/authorize/authorize-facts.ts'
import { type AuthorizeParameters, authorizeRequestOf } from '#oidc-provider/authorize/authorize-request.ts'
import { authorizeRules } from '#oidc-provider/authorize/authorize-rules.ts'
import { codeFor } from '#oidc-provider/authorize/code-order.ts'
import { type Client, maybeClient } from '#oidc-provider/clients/client.ts'
import { type ClientChanges, writeClient } from '#oidc-provider/clients/write-client.ts'
import { writeKey } from '#oidc-provider/keys/write-key.ts'
import { writeProvider } from '#oidc-provider/providers/write-provider.ts'
import { writeScope } from '#oidc-provider/scopes/write-scope.ts'
import { exchangeToken, type TokenRequest } from '#oidc-provider/token/exchange-token.ts'
import { readUserinfo } from '#oidc-provider/userinfo/read-userinfo.ts'
import { judge } from '#finding.ts'
import { refuseFirst } from '#refusal.ts'
import { createTestWorld } from '#testing/world.ts'
import type { World } from '#world.ts'

export const now = 1_700_000_000
export const redirectUri = 'https://app.example/cb'
export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
export const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/** A world with a key, two scopes, a provider, a client that everybody may use, and a person. */
export async function createProviderWorld() {
  const { world, clock } = createTestWorld({ now })
  await writeKey(world, { name: 'k', algorithm: 'ES256', allowed_client_ids: ['*'] })
  await writeScope(world, { name: 'email', template: '{"email": {{identity.entity.metadata.email}} }' })
  await writeScope(world, { name: 'groups', template: '{"groups": {{identity.entity.groups.names}} }' })
  await writeProvider(world, { name: 'p', allowed_client_ids: ['*'], scopes_supported: ['email', 'groups'] })
  const client = await createClient(world, { name: 'app' })
  const ana = await createPerson(world, { name: 'ana', metadata: { email: 'ana@example.com' } })
  return { world, clock, client, ana }
}

export async function createClient(world: World, changes: ClientChanges): Promise<Client> {
  await writeClient(world, { key: 'k', redirect_uris: [redirectUri], assignments: ['allow_all'], ...changes })
  const client = await world.storage.read((view) => maybeClient(view, changes.name))
  if (client === undefined) throw new Error('the client was just written')
  return client
}

export async function createPerson(world: World, fields: Partial<Entity>): Promise<Entity> {
  return world.storage.write(async (change) => {
    const entity = { ...(await newEntity(world, change)), ...fields }
    await entities.put(change, entity)
    return entity
  })
}

export async function changePerson(world: World, entity: Entity, fields: Partial<Entity>): Promise<void> {
  await world.storage.write((change) => entities.put(change, { ...entity, ...fields }))
}

/** A group with some people and groups in it. */
export async function createGroup(
  world: World,
  {
    name,
    people = [],
    inside = [],
  }: { readonly name: string; readonly people?: readonly Entity[]; readonly inside?: readonly Group[] },
): Promise<Group> {
  return world.storage.write(async (change) => {
    const group = await newGroup(world, change, { name, type: 'internal' })
    await groups.put(change, group)
    for (const { id } of people) memberEntities.link(change, group.id, id)
    for (const { id } of inside) memberGroups.link(change, group.id, id)
    return group
  })
}

export function signedAs({ id }: Pick<Entity, 'id'>, more: Partial<Signed> = {}): Signed {
  return { entityId: id, authTime: now, tokenId: 'session', ...more }
}

/** What an app sends when all is well. */
export function asked(client: Client, more: AuthorizeParameters = {}): AuthorizeParameters {
  return { client_id: client.client_id, redirect_uri: redirectUri, response_type: 'code', scope: 'openid email groups', ...more }
}

/** Authorizes as the API does; refuses as it does. */
export async function codeOf(world: World, signed: Signed, parameters: AuthorizeParameters): Promise<string> {
  const facts = await authorizeFacts(world, authorizeRequestOf('p', parameters), signed)
  refuseFirst(judge(authorizeRules, facts))
  return codeFor(world, facts)
}

export function exchange(world: World, client: Client, request: Partial<TokenRequest>) {
  return exchangeToken(world, {
    provider: 'p',
    credentials: { how: 'basic', clientId: client.client_id, secret: client.client_secret ?? '', assertion: '' },
    grantType: 'authorization_code',
    code: '',
    redirectUri,
    verifier: '',
    refreshToken: '',
    deviceCode: '',
    scope: undefined,
    ...request,
  })
}

export function userinfoOf(world: World, clientToken: string, provider = 'p') {
  return readUserinfo(world, {
    provider,
    operation: 'read',
    isBearer: true,
    presented: { clientToken, namespace: 'root', remoteAddress: '127.0.0.1' },
  })
}

/** The payload of a JWT, unverified. */
export function claimsIn(jwt: string | undefined): Record<string, unknown> {
  return partOf(jwt, 1)
}

export function headerOf(jwt: string): Record<string, unknown> {
  return partOf(jwt, 0)
}

const jsonObject = z.record(z.string(), z.unknown())

function partOf(jwt: string | undefined, part: number): Record<string, unknown> {
  return jsonObject.parse(JSON.parse(Buffer.from((jwt ?? '').split('.')[part] ?? '', 'base64url').toString()))
}
