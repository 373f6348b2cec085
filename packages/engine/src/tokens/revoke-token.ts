import { refuse } from '#refusal.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import { clearRemains } from './clear-remains.ts'
import { cutOff } from './cut-off.ts'
import type { Token } from './token.ts'
import { idOfAccessor, isBatchValue, namesOf } from './token-value.ts'

/** Revokes a token with all its descendants, by the id of its record; undefined when there is none. */
export async function revokeById(world: World, id: string): Promise<Token | undefined> {
  const cut = await world.storage.write((change) => cutOff(change, id))
  if (cut?.hasRemains) await clearRemains(world, [id])
  return cut?.token
}

/** Revokes a token with all its descendants. A token that nobody knows is revoked already. */
export async function revokeToken(world: World, value: string): Promise<void> {
  if (value === '') refuse({ code: 'token_id_missing' })
  if (isBatchValue(value)) refuse({ code: 'token_batch_revocation' })
  await revokeById(world, namesOf(await secretsOf(world), value).id)
}

/** The same by accessor; undefined when no token has it. */
export async function revokeByAccessor(world: World, accessor: string): Promise<Token | undefined> {
  if (accessor === '') refuse({ code: 'token_accessor_missing' })
  return revokeById(world, idOfAccessor(await secretsOf(world), accessor))
}
