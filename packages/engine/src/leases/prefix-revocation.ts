import { z } from 'zod'
import { newHex } from '#chance/uuid.ts'
import type { Mount } from '#mounts/mount.ts'
import type { Change } from '#ports/storage.ts'
import { collection } from '#storage/collection.ts'
import { clearRemains } from '#tokens/clear-remains.ts'
import { cutOff } from '#tokens/cut-off.ts'
import { tokens } from '#tokens/token-store.ts'
import type { World } from '#world.ts'

const prefixRevocation = z.object({
  /** `auth/jwt/`: leases of this folder and of all below. */
  prefix: z.string(),
  /** Tells it from a later one of the same folder. */
  order: z.string(),
  /** Seconds since the epoch; what was made later lives on. */
  madeUntil: z.number(),
})
type PrefixRevocation = Readonly<z.output<typeof prefixRevocation>>

/** Folders of leases that are being revoked. The record outlives a crash, so that what was begun is finished. */
const prefixRevocations = collection({
  name: 'lease-revocation',
  schema: prefixRevocation,
  key: ({ prefix }) => prefix,
})

const batch = 100

/**
 * Orders the revocation of everything made below a path, as part of a change: it happens even if the server stops right
 * behind. Follow it with {@link carryOutRevocations}.
 */
export function orderRevocation({ chance, clock }: World, change: Change, path: string): Promise<void> {
  const order = newHex(chance, 8)
  return prefixRevocations.put(change, { prefix: folderOf(path), order, madeUntil: clock.now() })
}

/** Revokes every token that was made below a path, with its descendants: whoever logged in through a mount, say. */
export async function revokeUnder(world: World, path: string): Promise<void> {
  await world.storage.write((change) => orderRevocation(world, change, path))
  await carryOutRevocations(world)
}

/** Revokes all tokens of the logins of a mount. */
export function revokeMount(world: World, { path }: Pick<Mount, 'path'>): Promise<void> {
  return revokeUnder(world, `auth/${path}`)
}

/** Carries out what was ordered, also by others. */
export async function carryOutRevocations(world: World): Promise<void> {
  for (;;) {
    const [order] = await world.storage.read((view) => prefixRevocations.records(view, { limit: 1 }))
    if (order === undefined) return
    await carryOut(world, order)
  }
}

async function carryOut(world: World, order: PrefixRevocation): Promise<void> {
  let after: string | undefined
  for (;;) {
    const from = after
    const { last, remains } = await world.storage.write((change) => revokeSome(change, order, from))
    await clearRemains(world, remains)
    if (last === undefined) break
    after = last
    await world.pause()
  }
  await world.storage.write(async (change) => {
    const current = await prefixRevocations.maybe(change, order.prefix)
    if (current?.order === order.order) await prefixRevocations.remove(change, order.prefix)
  })
}

/** Revokes one batch; gives the lease behind which to go on, unless none is left. */
async function revokeSome(change: Change, { prefix, madeUntil }: PrefixRevocation, after: string | undefined) {
  const page = { prefix, limit: batch, ...(after === undefined ? {} : { after }) }
  const leases = await tokens.filed(change, 'byLease', page)
  const remains: string[] = []
  for (const { id } of leases) {
    const token = await tokens.maybe(change, id)
    if (token === undefined || token.creationTime > madeUntil) continue
    const cut = await cutOff(change, id)
    if (cut?.hasRemains) remains.push(id)
  }
  return { last: leases.length < batch ? undefined : leases.at(-1)?.value, remains }
}

// Whole segments: `auth/a` never covers `auth/ab`.
function folderOf(path: string): string {
  return path === '' || path.endsWith('/') ? path : `${path}/`
}
