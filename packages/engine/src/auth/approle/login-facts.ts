import type { Mount } from '#mounts/mount.ts'
import type { View } from '#ports/storage.ts'
import type { ServerSecrets } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import { isLockedOut } from '../lockout/lockout.ts'
import { type Approle, approleByRoleId } from './role.ts'
import { living, type SecretId, secretIdKey, secretIds } from './secret-id.ts'

/** A machine at the door. */
export interface ApproleLogin {
  readonly mount: Mount
  readonly roleId: string
  readonly secretId: string
  /** As the edge judged it. */
  readonly remoteAddress: string
  /** With which secret ids are hashed. */
  readonly secrets: ServerSecrets
}

/** What the rules of an AppRole login look at. */
export interface ApproleLoginFacts {
  readonly login: ApproleLogin
  readonly role: Approle | undefined
  readonly isLockedOut: boolean
  /** Of this role, and living. */
  readonly secretId: SecretId | undefined
}

/** Gathers the facts as they stand in this view. */
export async function approleLoginFacts(world: World, view: View, login: ApproleLogin): Promise<ApproleLoginFacts> {
  const role = await approleByRoleId(view, login.mount, login.roleId)
  return {
    login,
    role,
    isLockedOut: role !== undefined && (await isLockedOut(world, view, { mount: login.mount, name: role.roleId })),
    secretId: role === undefined ? undefined : await secretIdOf(world, view, { role, login }),
  }
}

async function secretIdOf(world: World, view: View, { role, login }: { readonly role: Approle; readonly login: ApproleLogin }) {
  if (login.secretId === '') return undefined
  return living(await secretIds.maybe(view, secretIdKey(login.secrets, role, login.secretId)), world.clock.now())
}
