import { notReached, pass, refusal, type Rule } from '#finding.ts'
import type { World } from '#world.ts'
import { isClientSecret } from '../clients/client-secrets.ts'
import { type Client, clientById } from '../clients/client.ts'
import { allowsClient, type NamedKey } from '../keys/named-key.ts'
import { keyNamed } from '../keys/signing-key.ts'
import { servesClient } from '../providers/allowed-clients.ts'
import { type Provider, providerNamed } from '../providers/provider.ts'
import { assertedClientId, isAssertedBy } from './client-assertion.ts'
import { type ClientCredentials, decodedCredentials } from './credentials.ts'
import type { ExchangeReason } from './reasons.ts'

/** Who calls a token endpoint, and whether they are who they say. */
export interface ClientFacts {
  readonly provider: Provider | undefined
  readonly credentials: ClientCredentials
  readonly client: Client | undefined
  readonly isProven: boolean
  readonly key: NamedKey | undefined
}

/** A client that passed {@link clientRules}. */
export interface ProvenClient {
  readonly provider: Provider
  readonly client: Client
  readonly key: NamedKey
}

type ClientRule = Rule<ClientFacts, ExchangeReason>

const provider: ClientRule = {
  name: 'provider',
  look: ({ provider: found }) => (found === undefined ? refusal({ code: 'exchange_provider_unknown' }) : pass),
}

const clientId: ClientRule = {
  name: 'client_id',
  look: ({ credentials: { how, clientId: id, assertion } }) =>
    how !== 'basic' && id === '' && assertion === '' ? refusal({ code: 'exchange_client_id_missing' }) : pass,
}

/** One answer for an unknown client and a wrong secret: the difference is nobody's business. */
const authenticated: ClientRule = {
  name: 'client_authentication',
  look: ({ client, isProven }) =>
    client === undefined || !isProven ? refusal({ code: 'exchange_client_unauthenticated' }) : pass,
}

const served: ClientRule = {
  name: 'allowed_client_ids',
  look: ({ provider: at, client }) =>
    at !== undefined && client !== undefined && servesClient(at, client.client_id)
      ? pass
      : refusal({ code: 'exchange_client_not_served' }),
}

const keyIsThere: ClientRule = {
  name: 'key',
  look({ client, key }) {
    if (client === undefined) return notReached
    return key === undefined ? refusal({ code: 'exchange_key_missing', key: client.key }) : pass
  },
}

const keyAllowsClient: ClientRule = {
  name: 'key_allowed_client_ids',
  look({ client, key }) {
    if (client === undefined || key === undefined) return notReached
    return allowsClient(key, client.client_id) ? pass : refusal({ code: 'exchange_key_refuses_client' })
  },
}

/** Rows 1 to 5 of 13.2: whoever calls any endpoint that apps authenticate at. */
export const callerRules: readonly ClientRule[] = [provider, clientId, authenticated, served]

/** Rows 1 to 7: whoever wants something signed. */
export const clientRules: readonly ClientRule[] = [...callerRules, keyIsThere, keyAllowsClient]

/** Gathers what the rules look at. */
export async function clientFacts(world: World, name: string, credentials: ClientCredentials): Promise<ClientFacts> {
  const found = await providerNamed(world, name)
  const facts = await factsBy(world, found, credentials)
  if (facts.isProven || credentials.how !== 'basic') return facts
  const decoded = await factsBy(world, found, decodedCredentials(credentials))
  return decoded.isProven ? decoded : facts
}

async function factsBy(world: World, found: Provider | undefined, credentials: ClientCredentials): Promise<ClientFacts> {
  const client = await clientById(world, credentials.clientId || assertedClientId(credentials.assertion))
  const key = client && (await keyNamed(world, client.key))
  const facts = { provider: found, credentials, client, key }
  return { ...facts, isProven: await isProven(world, facts) }
}

/** Public clients have nothing to prove themselves with; a secret they send is ignored. */
async function isProven(world: World, { provider: at, client, credentials }: Omit<ClientFacts, 'isProven'>): Promise<boolean> {
  if (at === undefined || client === undefined) return false
  if (client.client_type === 'public') return true
  if (credentials.how === 'assertion') return isAssertedBy(world, { provider: at, client, assertion: credentials.assertion })
  return isClientSecret(world, client, credentials.secret)
}
