import { writeUser } from '#auth/userpass/write-user.ts'
import { enableAuth } from '#mounts/enable-auth.ts'
import { maybeMountAt } from '#mounts/mount-table.ts'
import type { Mount } from '#mounts/mount.ts'
import { maybePolicy } from '#policies/policy-record.ts'
import { writePolicy } from '#policies/write-policy.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { returnInvitation, takeInvitation } from './invitation.ts'

/** Who wants to be the first. */
export interface FirstAccount {
  readonly code: string
  readonly username: string
  readonly password: string
}

/** Characters of the first password at least: it may do everything. */
export const shortestFirstPassword = 12

const path = 'userpass'
const adminName = 'admin'
const adminPolicy = `# May do everything. Made with the first account.
path "*" {
  capabilities = ["create", "read", "update", "patch", "delete", "list", "sudo"]
}
`

/**
 * Makes the first account: a userpass mount that is listed for everybody, and a user who may do everything. Of any
 * number of attempts with one invitation one succeeds. Gives the mount's path.
 */
export async function makeFirstAccount(world: World, { code, username, password }: FirstAccount): Promise<string> {
  if (!(await takeInvitation(world, code))) refuse({ code: 'permission_denied' })
  try {
    const mount = await listedMount(world)
    await ensurePolicy(world)
    await writeUser(world, { mount, username }, { password, token_policies: [adminName] })
    return path
  } catch (error) {
    await returnInvitation(world, code)
    throw error
  }
}

async function listedMount(world: World): Promise<Mount> {
  const found = await maybeMountAt(world, `auth/${path}/`)
  return found ?? enableAuth(world, { path, type: 'userpass', config: { listing_visibility: 'unauth' } })
}

async function ensurePolicy(world: World): Promise<void> {
  const found = await world.storage.read((view) => maybePolicy(view, adminName, world.clock.now()))
  if (found === undefined) await writePolicy(world, { name: adminName, policy: adminPolicy })
}
