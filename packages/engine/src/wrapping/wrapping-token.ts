import { cubbyholeEntries, entryId } from '#cubbyhole/cubbyhole-store.ts'
import { wrappingPolicyName } from '#policies/builtin.ts'
import type { View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { Token } from '#tokens/token.ts'
import { isSpent, tokens } from '#tokens/token-store.ts'
import { namesOf } from '#tokens/token-value.ts'
import type { World } from '#world.ts'

/** Where the reply lies in the wrapping token's cubbyhole. */
export const replyPath = 'response'

/** Whether the token holds a reply: nothing else has its policy, and it has no other. */
export function isWrappingToken({ policies }: Pick<Token, 'policies'>): boolean {
  return policies.length === 1 && policies[0] === wrappingPolicyName
}

/** The id of the record of the token with this value. */
export async function idOfValue(world: World, value: string): Promise<string> {
  return namesOf(await secretsOf(world), value).id
}

/** A wrapping token that was not used yet, and the reply in it; refuses anything else in the same words. */
export async function findWrapped(
  view: View,
  { id, now }: { readonly id: string; readonly now: number },
): Promise<{ readonly token: Token; readonly reply: string }> {
  const token = await tokens.maybe(view, id)
  if (token === undefined || isSpent(token, now) || !isWrappingToken(token)) refuse({ code: 'wrapping_token_invalid' })
  const entry = await cubbyholeEntries.maybe(view, entryId({ owner: id, path: replyPath }))
  return entry === undefined ? refuse({ code: 'wrapping_token_invalid' }) : { token, reply: entry.json }
}

/** What a request says of the wrapping token it is about. */
export interface SpokenOf {
  /** The token in the body or query; undefined when there is none. */
  readonly sent: string | undefined
  /** The caller's own. */
  readonly own: string
}

/**
 * The wrapping token that a request is about: the one it names, or else the caller's own. Refuses what is none before
 * anybody asks who the caller is (spec/core.md 1.6, 11.2).
 */
export async function findWrappingToken(world: World, { sent, own }: SpokenOf): Promise<string> {
  if (sent === '') refuse({ code: 'wrapping_token_empty' })
  const value = sent ?? own
  const id = await idOfValue(world, value)
  await world.storage.read((view) => findWrapped(view, { id, now: world.clock.now() }))
  return value
}
