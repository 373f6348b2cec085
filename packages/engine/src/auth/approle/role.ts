import { z } from 'zod'
import { foldedName } from '#identity/name-forms.ts'
import type { Mount } from '#mounts/mount.ts'
import type { View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import { collection } from '#storage/collection.ts'
import { storedTokenFields, type TokenFields } from '../token-fields.ts'

/** What logins with a role id get, and what they must bring. Durations in seconds, 0 = not set. */
export interface Approle {
  readonly mountUuid: string
  /** In its folded form. */
  readonly name: string
  /** Its own for life: secret ids hang on it, so those of a deleted role never fit one of the same name. */
  readonly uuid: string
  /** What logins call it. */
  readonly roleId: string
  readonly bindSecretId: boolean
  readonly secretIdBoundCidrs: readonly string[]
  readonly secretIdNumUses: number
  readonly secretIdTtl: number
  readonly localSecretIds: boolean
  readonly token: TokenFields
}

const storedRole: z.ZodType<Approle> = z.object({
  mountUuid: z.string(),
  name: z.string(),
  uuid: z.string(),
  roleId: z.string(),
  bindSecretId: z.boolean(),
  secretIdBoundCidrs: z.array(z.string()),
  secretIdNumUses: z.number(),
  secretIdTtl: z.number(),
  localSecretIds: z.boolean(),
  token: storedTokenFields,
})

/** Roles by mount and name; a role id belongs to one of them at each mount. */
export const approles = collection({
  name: 'approle',
  schema: storedRole,
  key: ({ mountUuid, name }) => `${mountUuid}/${name}`,
  unique: { byRoleId: ({ mountUuid, roleId }) => `${mountUuid}/${roleId}` },
})

/** Where a role of a mount is, by a name in any spelling. */
export interface ApproleAt {
  readonly mount: Mount
  readonly role: string
}

/** The id of a role's record. */
export function approleId({ mount, role }: ApproleAt): string {
  return `${mount.uuid}/${foldedName(role)}`
}

/** The role with this name, if there is one. */
export function maybeApprole(view: View, at: ApproleAt): Promise<Approle | undefined> {
  return approles.maybe(view, approleId(at))
}

/** The role with this name. */
export async function findApprole(view: View, at: ApproleAt): Promise<Approle> {
  return (await maybeApprole(view, at)) ?? refuse({ code: 'approle_missing', role: foldedName(at.role) })
}

/** The role that logins call by this id. */
export function approleByRoleId(view: View, mount: Mount, roleId: string): Promise<Approle | undefined> {
  return approles.maybeBy(view, 'byRoleId', `${mount.uuid}/${roleId}`)
}
