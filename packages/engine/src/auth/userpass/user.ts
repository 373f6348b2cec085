import { z } from 'zod'
import { foldedName } from '#identity/name-forms.ts'
import type { Mount } from '#mounts/mount.ts'
import type { View } from '#ports/storage.ts'
import { collection } from '#storage/collection.ts'
import { storedTokenFields } from '../token-fields.ts'

const user = z.object({
  mountUuid: z.string(),
  /** In its folded form. */
  name: z.string(),
  /** bcrypt. */
  passwordHash: z.string(),
  token: storedTokenFields,
})

/** Somebody who logs in at a mount by name and password. */
export type User = Readonly<z.output<typeof user>>

/** Users by mount and name. */
export const users = collection({
  name: 'userpass-user',
  schema: user,
  key: ({ mountUuid, name }) => `${mountUuid}/${name}`,
})

/** Where a user of a mount is, by a name in any spelling. */
export interface UserAt {
  readonly mount: Mount
  readonly username: string
}

/** The id of a user's record: the name counts in its folded form on every path (spec/jwt-oidc-auth.md 12.1). */
export function userId({ mount, username }: UserAt): string {
  return `${mount.uuid}/${foldedName(username)}`
}

/** The user with this name, if there is one. */
export function maybeUser(view: View, at: UserAt): Promise<User | undefined> {
  return users.maybe(view, userId(at))
}
