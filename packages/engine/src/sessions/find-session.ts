import { Refusal } from '#refusal.ts'
import { rootNamespace } from '#storage/keys.ts'
import { callerOf } from '#tokens/caller-of.ts'
import type { Caller } from '#tokens/caller.ts'
import type { World } from '#world.ts'
import { openedToken, sessionIdOf } from './cookie-value.ts'
import { endOf, type SessionKind, type SessionRecord, sessions } from './session-record.ts'

/** Somebody who signed in here before, and still is. */
export interface Session {
  readonly record: SessionRecord
  readonly clientToken: string
  readonly caller: Caller
}

interface Presented {
  readonly kind: SessionKind
  /** The cookie's value; undefined when there was none. */
  readonly value: string | undefined
  readonly remoteAddress: string
  /** A person did something. What a page asks for by itself does not keep a session alive. */
  readonly isUse: boolean
}

// A write for every request would be too much; the idle limit is no exacter than this.
const useIsNotedEvery = 30

/** The token of a session that is alive; whether the token still is, is not looked at. */
export async function sessionToken(world: World, presented: Presented): Promise<string | undefined> {
  const record = await livingRecord(world, presented)
  return record && presented.value !== undefined ? openedToken(world, presented.value, record.token) : undefined
}

/** Who a cookie belongs to; undefined for one that is unknown or too old, or whose token is over. */
export async function findSession(world: World, presented: Presented): Promise<Session | undefined> {
  const record = await livingRecord(world, presented)
  if (record === undefined || presented.value === undefined) return undefined
  const clientToken = await openedToken(world, presented.value, record.token)
  if (clientToken === undefined) return undefined
  const caller = await maybeCaller(world, clientToken, presented.remoteAddress)
  return caller && { record, clientToken, caller }
}

async function livingRecord(world: World, { kind, value, isUse }: Presented): Promise<SessionRecord | undefined> {
  if (value === undefined) return undefined
  const id = await sessionIdOf(world, kind, value)
  const record = await world.storage.read((view) => sessions.maybe(view, id))
  const now = world.clock.now()
  if (record === undefined || record.kind !== kind || endOf(record) <= now) return undefined
  if (isUse && now - record.lastUsed >= useIsNotedEvery) await noteUse(world, id, now)
  return record
}

/** Only a session that is still there is prolonged: a sign-out at the same moment wins. */
async function noteUse(world: World, id: string, now: number): Promise<void> {
  await world.storage.write(async (change) => {
    const record = await sessions.maybe(change, id)
    if (record !== undefined && endOf(record) > now) await sessions.put(change, { ...record, lastUsed: now })
  })
}

async function maybeCaller(world: World, clientToken: string, remoteAddress: string): Promise<Caller | undefined> {
  try {
    return await callerOf(world, { clientToken, namespace: rootNamespace, remoteAddress })
  } catch (error) {
    if (error instanceof Refusal && error.reason.code === 'permission_denied') return undefined
    throw error
  }
}
