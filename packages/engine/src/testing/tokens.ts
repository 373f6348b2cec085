import type { Mount } from '#mounts/mount.ts'
import { maybeMountAt } from '#mounts/mount-table.ts'
import { seedMounts } from '#mounts/seed-mounts.ts'
import { policies } from '#policies/policy-record.ts'
import { Refusal } from '#refusal.ts'
import { callerOf } from '#tokens/caller-of.ts'
import type { Caller } from '#tokens/caller.ts'
import { createRootToken } from '#tokens/create/create-root-token.ts'
import { createToken } from '#tokens/create/create-token.ts'
import type { TokenCreation } from '#tokens/create/creation-facts.ts'
import type { TokenWish } from '#tokens/create/token-wish.ts'
import type { Grant } from '#tokens/grant.ts'
import type { SentTokenRole } from '#tokens/roles/role-fields.ts'
import { writeTokenRole } from '#tokens/roles/write-token-role.ts'
import type { World } from '#world.ts'
import { createTestWorld } from './world.ts'

/** Who presents this token, from an address. */
export function presenting(
  world: World,
  { clientToken }: Pick<Grant, 'clientToken'>,
  remoteAddress = '192.0.2.7',
): Promise<Caller> {
  return callerOf(world, { clientToken, namespace: 'root', remoteAddress })
}

/** The mount of token auth, which every server has from the start. */
async function tokenMountOf(world: World): Promise<Mount> {
  const mount = await maybeMountAt(world, 'auth/token/')
  if (mount === undefined) throw new Error('the token mount is there from the start')
  return mount
}

/** A world with a root token, and short ways to do what tokens are tested by. */
export async function createTokenWorld() {
  const { world, clock } = createTestWorld()
  await world.storage.write((change) => seedMounts(world, change))
  const mount = await tokenMountOf(world)
  const root = await createRootToken(world)

  async function create(wish: TokenWish = {}, more: Partial<TokenCreation> & { readonly by?: Grant } = {}): Promise<Grant> {
    const { by = root, ...rest } = more
    const path = rest.roleName === undefined ? 'auth/token/create' : `auth/token/create/${rest.roleName}`
    const caller = await presenting(world, by)
    return createToken(world, { caller, mount, path, isOrphanPath: false, wish, ...rest })
  }

  async function writePolicy(name: string, text: string): Promise<void> {
    const record = { name, text, version: 1, casRequired: false, allowsWildcards: false, allowsSlashes: false, modifiedAt: 0 }
    await world.storage.write((change) => policies.put(change, record))
  }

  const writeRole = (name: string, sent: SentTokenRole) => writeTokenRole(world, { name, sent, mount })

  return { world, clock, root, mount, create, writePolicy, writeRole }
}

/** The reason a use case refuses for; fails the test when it does not. */
export async function reasonOf(work: Promise<unknown>) {
  try {
    await work
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
  throw new Error('nothing was refused')
}

/** Whether a token is still good for anything. */
export async function isAlive(world: World, grant: Pick<Grant, 'clientToken'>): Promise<boolean> {
  try {
    await presenting(world, grant)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
