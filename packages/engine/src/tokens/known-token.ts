import { type Identity, identityOf } from '#identity/identity-policies.ts'
import type { View } from '#ports/storage.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import { openBatchToken } from './batch-token.ts'
import { issuingMount } from './issuing-mount.ts'
import { storedToken } from './stored-token.ts'
import type { Token } from './token.ts'
import { isSpent, tokens } from './token-store.ts'
import { idOfAccessor, isBatchValue, namesOf } from './token-value.ts'

/** A token that is what it claims to be, and who is behind it. */
export interface KnownToken {
  readonly token: Token
  /** Absent for tokens without an entity, and when the entity was deleted. */
  readonly identity: Identity | undefined
}

/** The token with this value, if it is alive; in one view of the store. */
export async function maybeToken(world: World, value: string): Promise<KnownToken | undefined> {
  const find = isBatchValue(value) ? await batchFinder(world, value) : serviceFinder(namesOf(await secretsOf(world), value).id)
  return world.storage.read((view) => maybeAlive(world, view, find))
}

/** The token with this accessor, if it is alive. */
export async function maybeTokenByAccessor(world: World, accessor: string): Promise<KnownToken | undefined> {
  const find = serviceFinder(idOfAccessor(await secretsOf(world), accessor))
  return world.storage.read((view) => maybeAlive(world, view, find))
}

type Finder = (view: View) => Promise<Token | undefined>

function serviceFinder(id: string): Finder {
  return (view) => tokens.maybe(view, id)
}

async function batchFinder(world: World, value: string): Promise<Finder> {
  const payload = await openBatchToken(world, 'token', value)
  const token = payload === undefined ? undefined : storedToken.parse(payload)
  return async () => token
}

// A parent that was revoked or expired ends its children at once, a mount that goes those it logged in, before anybody
// has cleared them away.
async function maybeAlive(world: World, view: View, find: Finder): Promise<KnownToken | undefined> {
  const now = world.clock.now()
  const token = await find(view)
  if (token === undefined || isSpent(token, now)) return undefined
  if (token.mountAccessor !== undefined && (await issuingMount(world, token)) === undefined) return undefined
  if (token.parent !== undefined) {
    const parent = await tokens.maybe(view, token.parent)
    if (parent === undefined || isSpent(parent, now)) return undefined
  }
  const identity = token.entityId === '' ? undefined : await identityOf(view, token.entityId)
  return { token, identity }
}
