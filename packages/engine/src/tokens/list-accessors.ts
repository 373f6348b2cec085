import type { View } from '#ports/storage.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import type { Token } from './token.ts'
import { isSpent, tokens } from './token-store.ts'
import { idOfAccessor } from './token-value.ts'

/** Part of the list of accessors: behind one of them, at most so many, with a text in them. */
export interface AccessorPage {
  readonly after?: string | undefined
  readonly limit?: number | undefined
  readonly filter?: string | undefined
}

const chunk = 500

/**
 * The accessors of all living service tokens, in the order of the store: what they are filed under tells nothing of
 * them, so they are read out of the records.
 */
export async function listAccessors(
  world: World,
  { after = '', limit = 0, filter = '' }: AccessorPage,
): Promise<readonly string[]> {
  const most = limit > 0 ? limit : Number.MAX_SAFE_INTEGER
  const listed: string[] = []
  for await (const token of livingTokens(world, await idBehind(world, after))) {
    if (listed.length >= most) break
    if (token.accessor.toLowerCase().includes(filter.toLowerCase())) listed.push(token.accessor)
  }
  return listed
}

/** The id behind which a page begins. */
export async function idBehind(world: World, accessor: string): Promise<string | undefined> {
  return accessor === '' ? undefined : idOfAccessor(await secretsOf(world), accessor)
}

/** Living service tokens in the order of their ids, read in chunks with pauses between them. */
export async function* livingTokens(world: World, behind: string | undefined): AsyncGenerator<Token> {
  let after = behind
  for (;;) {
    const from = after
    const records = await world.storage.read((view) => recordsBehind(view, from))
    const now = world.clock.now()
    for (const token of records) if (!isSpent(token, now)) yield token
    if (records.length < chunk) return
    after = records.at(-1)?.id
    await world.pause()
  }
}

function recordsBehind(view: View, after: string | undefined): Promise<readonly Token[]> {
  return tokens.records(view, { limit: chunk, ...(after === undefined ? {} : { after }) })
}
