import { clientTypes } from '@postern/contract/resources/oidc-client.ts'
import { newBase62 } from '#chance/base62.ts'
import type { View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { assignments, allowAll } from '../assignments/assignment.ts'
import { ensurePairs } from '../keys/ensure-pairs.ts'
import { maybeKey } from '../keys/named-key.ts'
import { type Client, clients, maybeClient } from './client.ts'
import { type ClientExtras, extrasAfter } from './client-extras.ts'
import { isInsecureRedirect } from './redirect-uri.ts'

/** What a write says of a client; an omitted field keeps its value, or takes its default on a new client. */
export interface ClientChanges extends ClientExtras {
  readonly name: string
  readonly key?: string | undefined
  readonly redirect_uris?: readonly string[] | undefined
  readonly assignments?: readonly string[] | undefined
  readonly client_type?: string | undefined
  readonly id_token_ttl?: number | undefined
  readonly access_token_ttl?: number | undefined
  readonly authorization_code?: boolean | undefined
  readonly client_credentials?: boolean | undefined
  /** Of an operator's choice, on a new client. */
  readonly import_client_id?: string | undefined
  readonly import_client_secret?: string | undefined
}

/** What a write should be told to its writer. */
export interface ClientWritten {
  /** Redirect URIs that are plain http to another machine. */
  readonly insecureRedirects: readonly string[]
}

/** Creates or updates a client. Its id and secret are made once and stay. */
export async function writeClient(world: World, changes: ClientChanges): Promise<ClientWritten> {
  const { key } = await world.storage.read((view) => clientAfter(world, view, changes))
  await ensurePairs(world, key)
  const written = await world.storage.write(async (change) => {
    const client = await clientAfter(world, change, changes)
    await clients.put(change, client)
    return client
  })
  return { insecureRedirects: written.redirect_uris.filter(isInsecureRedirect) }
}

/** Deletes a client; its tokens and codes end with it. */
export async function deleteClient(world: World, name: string): Promise<void> {
  await world.storage.write(async (change) => {
    const client = await maybeClient(change, name)
    if (client !== undefined) await clients.remove(change, client.client_id)
  })
}

/** The client as the changes leave it, judged in the order of 9.1. */
async function clientAfter(world: World, view: View, changes: ClientChanges): Promise<Client> {
  const old = await maybeClient(view, changes.name)
  const assigned = changes.assignments === undefined ? (old?.assignments ?? []) : nameList(changes.assignments)
  await refuseUnknownAssignment(view, assigned)
  const key = await keyAfter(view, { changes, old })
  const id_token_ttl = changes.id_token_ttl ?? old?.id_token_ttl ?? 86_400
  if (id_token_ttl > key.verification_ttl) refuse({ code: 'oidc_client_ttl_too_long' })
  const client_type = clientTypeAfter(changes, old)

  return {
    ...extrasAfter(world, { changes, old, client_type }),
    ...(await namesAfter(world, view, { changes, old, client_type })),
    name: changes.name,
    key: key.name,
    client_type,
    id_token_ttl,
    assignments: assigned,
    redirect_uris: changes.redirect_uris === undefined ? (old?.redirect_uris ?? []) : nameList(changes.redirect_uris),
    access_token_ttl: changes.access_token_ttl ?? old?.access_token_ttl ?? 86_400,
    authorization_code: changes.authorization_code ?? old?.authorization_code ?? true,
    client_credentials: changes.client_credentials ?? old?.client_credentials ?? false,
  }
}

async function refuseUnknownAssignment(view: View, names: readonly string[]): Promise<void> {
  const asked = names.filter((name) => name !== allowAll)
  const found = await assignments.maybeMany(view, asked)
  const unknown = asked.find((_, index) => found[index] === undefined)
  if (unknown !== undefined) refuse({ code: 'oidc_client_assignment_unknown', assignment: unknown })
}

interface Rewrite {
  readonly changes: ClientChanges
  readonly old: Client | undefined
}

async function keyAfter(view: View, { changes, old }: Rewrite) {
  if (old !== undefined && changes.key !== undefined && changes.key !== old.key) refuse({ code: 'oidc_client_key_fixed' })
  const name = old?.key ?? changes.key ?? 'default'
  return (await maybeKey(view, name)) ?? refuse({ code: 'oidc_client_key_unknown', key: name })
}

function clientTypeAfter({ client_type }: ClientChanges, old: Client | undefined): Client['client_type'] {
  if (old !== undefined) {
    return client_type === undefined || client_type === old.client_type
      ? old.client_type
      : refuse({ code: 'oidc_client_type_fixed' })
  }
  const wanted = client_type ?? 'confidential'
  return clientTypes.find((known) => known === wanted) ?? refuse({ code: 'oidc_client_type_unknown', type: wanted })
}

/** What the client is known by: made, or chosen, when it is created. */
async function namesAfter(
  world: World,
  view: View,
  { changes, old, client_type }: Rewrite & Pick<Client, 'client_type'>,
): Promise<Pick<Client, 'client_id' | 'client_secret' | 'previous_secret' | 'previous_secret_expires' | 'secret_since'>> {
  if (old !== undefined) {
    const { client_id, client_secret, previous_secret, previous_secret_expires, secret_since } = old
    return { client_id, client_secret, previous_secret, previous_secret_expires, secret_since }
  }
  const client_id = chosenId(changes.import_client_id) ?? newBase62(world.chance, 32)
  if ((await clients.maybe(view, client_id)) !== undefined) refuse({ code: 'oidc_client_id_taken' })
  const names = { client_id, secret_since: world.clock.now() }
  if (client_type === 'public') return names
  return { ...names, client_secret: chosenSecret(changes.import_client_secret) ?? newClientSecret(world) }
}

// The characters of RFC 6749 appendix A.1, A.2.
const printable = /^[\x20-\x7e]{1,255}$/

/** A client id as it may stand in lists of them, where a comma divides, a blank goes and `*` means all. */
function chosenId(id: string | undefined): string | undefined {
  if (id === undefined || id === '') return undefined
  return printable.test(id) && !/[\s,]/.test(id) && id !== '*'
    ? id
    : refuse({ code: 'oidc_client_name_unfit', field: 'import_client_id' })
}

function chosenSecret(secret: string | undefined): string | undefined {
  if (secret === undefined || secret === '') return undefined
  return printable.test(secret) ? secret : refuse({ code: 'oidc_client_name_unfit', field: 'import_client_secret' })
}

/** A client secret nobody can guess. */
export function newClientSecret({ chance }: Pick<World, 'chance'>): string {
  return `hvo_secret_${newBase62(chance, 64)}`
}

function nameList(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))].toSorted()
}
