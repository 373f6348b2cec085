import { foldedName } from '#identity/name-forms.ts'
import type { Change } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { failures, failuresId } from '../lockout/failures.ts'
import { noTokenFields, type SentTokenFields, tokenFieldsAfter } from '../token-fields.ts'
import { passwordHashOf, type SentSecret } from './secret-of.ts'
import { maybeUser, type User, type UserAt, userId, users } from './user.ts'

/** Makes a user, who needs a password, or changes what was sent of one. */
export async function writeUser(world: World, at: UserAt, sent: SentSecret & SentTokenFields): Promise<void> {
  const passwordHash = await passwordHashOf(world, sent)
  await world.storage.write(async (change) => {
    const before = await maybeUser(change, at)
    await users.put(change, {
      mountUuid: at.mount.uuid,
      name: foldedName(at.username),
      passwordHash: passwordHash ?? before?.passwordHash ?? refuse({ code: 'userpass_secret_missing' }),
      token: tokenFieldsAfter(before?.token ?? noTokenFields, sent),
    })
  })
}

/** Gives a user another password. */
export async function setPassword(world: World, at: UserAt, sent: SentSecret): Promise<void> {
  const passwordHash = (await passwordHashOf(world, sent)) ?? refuse({ code: 'userpass_secret_missing' })
  await world.storage.write(async (change) => {
    await users.put(change, { ...(await findUser(change, at)), passwordHash })
  })
}

/** Gives a user other policies; their old name works too. */
export async function setPolicies(
  world: World,
  at: UserAt,
  { policies, token_policies }: Pick<SentTokenFields, 'policies' | 'token_policies'>,
): Promise<void> {
  await world.storage.write(async (change) => {
    const user = await findUser(change, at)
    await users.put(change, { ...user, token: tokenFieldsAfter(user.token, { policies, token_policies }) })
  })
}

/** Takes a user away, and the count of wrong passwords: whoever has the name next begins at none. */
export async function deleteUser(world: World, at: UserAt): Promise<void> {
  await world.storage.write(async (change) => {
    await users.remove(change, userId(at))
    await failures.remove(change, failuresId(at.mount.accessor, at.username))
  })
}

async function findUser(change: Change, at: UserAt): Promise<User> {
  return (await maybeUser(change, at)) ?? refuse({ code: 'userpass_user_missing' })
}
