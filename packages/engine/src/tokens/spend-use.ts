import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Caller } from './caller.ts'
import { revokeById } from './revoke-token.ts'
import type { Token } from './token.ts'
import { isSpent, tokens } from './token-store.ts'

/**
 * Takes one use of a token that has a number of them, also when the request is then denied (spec/core.md 9.10). The
 * count is read and written in one change, so that parallel requests never get more uses than there are.
 */
export async function spendUse(world: World, { token }: Caller): Promise<'uses-left' | 'last-use'> {
  if (token.numUses === 0) return 'uses-left'
  const left = await world.storage.write(async (change) => {
    const current = await tokens.maybe(change, token.id)
    if (current === undefined || isSpent(current, world.clock.now())) return refuse({ code: 'permission_denied' })
    const numUses = usesAfter(current)
    await tokens.put(change, { ...current, numUses })
    return numUses
  })
  return left < 0 ? 'last-use' : 'uses-left'
}

/** Revokes a token behind its last use, once the request is answered. */
export async function endAfterLastUse(world: World, { token }: Caller): Promise<void> {
  await revokeById(world, token.id)
}

// The last use is written as -1, since 0 stands for any number.
function usesAfter({ numUses }: Token): number {
  return numUses === 1 ? -1 : numUses - 1
}
