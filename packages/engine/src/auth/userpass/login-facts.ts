import type { World } from '#world.ts'
import { isLockedOut } from '../lockout/lockout.ts'
import { isTooLong } from './secret-of.ts'
import { maybeUser, type User, type UserAt } from './user.ts'

/** Somebody at the door. */
export interface PasswordLogin extends UserAt {
  readonly password: string
  /** As the edge judged it. */
  readonly remoteAddress: string
}

/** What the rules of a password login look at. */
export interface PasswordLoginFacts {
  readonly hasPassword: boolean
  readonly isLockedOut: boolean
  readonly user: User | undefined
  readonly isRightPassword: boolean
  readonly remoteAddress: string
}

// Of nobody's password. Names that do not exist are compared with it, so they take as long as others.
const decoyHash = '$2b$10$aYmOzSM03xetZJ5K/JJ7eOtFxY5NIwrfw69Vi/qHmSGgfuynXUz4S'

/** Gathers the facts. Nothing is hashed for an empty password or a locked name. */
export async function passwordLoginFacts(world: World, login: PasswordLogin): Promise<PasswordLoginFacts> {
  const { mount, username, password, remoteAddress } = login
  const { user, isLocked } = await world.storage.read(async (view) => ({
    user: await maybeUser(view, login),
    isLocked: await isLockedOut(world, view, { mount, name: username }),
  }))
  const isHopeless = password === '' || isLocked
  return {
    hasPassword: password !== '',
    isLockedOut: isLocked,
    user,
    isRightPassword: !isHopeless && (await isPasswordOf(world, user, password)),
    remoteAddress,
  }
}

async function isPasswordOf({ passwords }: World, user: User | undefined, password: string): Promise<boolean> {
  // bcrypt would cut a long password and find the rest right.
  const canBeRight = user !== undefined && !isTooLong(password)
  const isSame = await passwords.matches(password, canBeRight ? user.passwordHash : decoyHash)
  return canBeRight && isSame
}
