import type { Change } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import { clearRemains } from './clear-remains.ts'
import { type CutOff, cutOff } from './cut-off.ts'
import type { Token } from './token.ts'
import { tokens } from './token-store.ts'
import { isBatchValue, namesOf } from './token-value.ts'

const batch = 100

/** Revokes a token alone: its children become orphans and live on. Whoever calls it may sudo. */
export async function revokeAndOrphan(world: World, value: string): Promise<void> {
  if (value === '') refuse({ code: 'token_id_missing' })
  if (isBatchValue(value)) refuse({ code: 'token_batch_revocation' })
  const { id } = namesOf(await secretsOf(world), value)

  for (;;) {
    const outcome = await world.storage.write((change) => orphanSome(change, id))
    if (outcome === 'more') {
      await world.pause()
      continue
    }
    if (outcome.hasRemains) await clearRemains(world, [id])
    return
  }
}

/** Frees one batch of children; the token goes in the change that finds none left, so that no child falls with it. */
async function orphanSome(change: Change, id: string): Promise<CutOff | 'more'> {
  const ids = await tokens.idsBy(change, 'byParent', id, { limit: batch })
  for (const child of await tokens.maybeMany(change, ids)) {
    if (child !== undefined) await tokens.put(change, orphaned(child))
  }
  if (ids.length === batch) return 'more'
  return (await cutOff(change, id)) ?? refuse({ code: 'token_to_revoke_not_found' })
}

function orphaned(token: Token): Token {
  const { parent: _parent, ...rest } = token
  return { ...rest, isOrphan: true }
}
