import { refuse } from '#refusal.ts'
import { revokeById } from '#tokens/revoke-token.ts'
import type { World } from '#world.ts'
import { maybeLeaseholder } from './find-lease.ts'

/** Revokes a lease, and with it its token. A lease that nobody knows is revoked already. */
export async function revokeLease(world: World, leaseId: string): Promise<void> {
  if (leaseId === '') refuse({ code: 'lease_id_missing' })
  const token = await world.storage.read((view) => maybeLeaseholder(view, leaseId, world.clock.now()))
  if (token !== undefined) await revokeById(world, token.id)
}
