import type { SignIn } from '@postern/contract/resources/session.ts'
import { loginWithJwt } from '#auth/jwt/login.ts'
import { loginWithPassword } from '#auth/userpass/login.ts'
import { maybeMountAt } from '#mounts/mount-table.ts'
import type { AuthType, Mount } from '#mounts/mount.ts'
import { refuse } from '#refusal.ts'
import { rootNamespace } from '#storage/keys.ts'
import { callerOf } from '#tokens/caller-of.ts'
import type { Caller } from '#tokens/caller.ts'
import type { World } from '#world.ts'

/** Somebody who has proven who they are. */
export interface SignedIn {
  readonly clientToken: string
  readonly caller: Caller
  /** False for a token somebody brought along: it is theirs, and outlives the session. */
  readonly ownsToken: boolean
  readonly method: string
  readonly mount: string
}

/** Checks credentials, in the same way and with the same refusals as the API. */
export async function signInWith(world: World, credentials: SignIn, remoteAddress: string): Promise<SignedIn> {
  switch (credentials.method) {
    case 'token':
      return signedInBy(world, {
        clientToken: credentials.token,
        ownsToken: false,
        method: 'token',
        mount: 'token',
        remoteAddress,
      })
    case 'userpass': {
      const mount = await mountFor(world, credentials.mount, ['userpass'])
      const { username, password } = credentials
      const { clientToken } = await loginWithPassword(world, { mount, username, password, remoteAddress })
      return signedInBy(world, { clientToken, ...loginAt(mount), remoteAddress })
    }
    case 'jwt': {
      const mount = await mountFor(world, credentials.mount, ['jwt', 'oidc'])
      const { role, jwt } = credentials
      const path = `auth/${mount.path}login`
      const { clientToken } = await loginWithJwt(world, { mount, path, role: role.toLowerCase(), jwt, remoteAddress })
      return signedInBy(world, { clientToken, ...loginAt(mount), remoteAddress })
    }
  }
}

/** What a session remembers of a login at a mount. */
export function loginAt(mount: Mount): Pick<SignedIn, 'ownsToken' | 'method' | 'mount'> {
  return { ownsToken: true, method: mount.type, mount: mount.path.replace(/\/$/, '') }
}

/** Somebody, by the token they have or were just given. */
export async function signedInBy(
  world: World,
  { remoteAddress, ...rest }: Omit<SignedIn, 'caller'> & { readonly remoteAddress: string },
): Promise<SignedIn> {
  const { clientToken } = rest
  return { ...rest, caller: await callerOf(world, { clientToken, namespace: rootNamespace, remoteAddress }) }
}

/** The mount at a path, if it takes this kind of credentials. */
async function mountFor(world: World, path: string, types: readonly AuthType[]): Promise<Mount> {
  const mount = await maybeMountAt(world, `auth/${path.replace(/^\/+|\/+$/g, '')}/`)
  return mount !== undefined && types.some((type) => type === mount.type) ? mount : refuse({ code: 'permission_denied' })
}
