import { z } from 'zod'
import { type TextMap, textMap } from '#identity/text-map.ts'
import type { View } from '#ports/storage.ts'
import type { ServerSecrets } from '#secrets/server-secrets.ts'
import { collection } from '#storage/collection.ts'
import type { Approle } from './role.ts'

/** What is kept of a secret id: never the value, only its keyed hash. */
export interface SecretId {
  readonly mountUuid: string
  /** The role it belongs to, and no other. */
  readonly roleUuid: string
  readonly hash: string
  readonly accessor: string
  /** Uses left; 0 = any number. */
  readonly numUses: number
  /** Seconds at its making; 0 = without end. */
  readonly ttl: number
  /** Seconds since the epoch. */
  readonly expireTime?: number
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly updatedAt: number
  readonly metadata: TextMap
  readonly cidrs: readonly string[]
  readonly tokenBoundCidrs: readonly string[]
}

const storedSecretId: z.ZodType<SecretId> = z.object({
  mountUuid: z.string(),
  roleUuid: z.string(),
  hash: z.string(),
  accessor: z.string(),
  numUses: z.number(),
  ttl: z.number(),
  expireTime: z.number().exactOptional(),
  createdAt: z.number(),
  updatedAt: z.number(),
  metadata: textMap,
  cidrs: z.array(z.string()),
  tokenBoundCidrs: z.array(z.string()),
})

/** Secret ids by mount, role and hash; an accessor finds one within its role. */
export const secretIds = collection({
  name: 'approle-secret',
  schema: storedSecretId,
  key: ({ mountUuid, roleUuid, hash }) => `${mountUuid}/${roleUuid}/${hash}`,
  unique: { byAccessor: ({ mountUuid, roleUuid, accessor }) => `${mountUuid}/${roleUuid}/${accessor}` },
  expiresAt: ({ expireTime }) => expireTime,
})

/** Where the secret ids of a role begin, in the records and in the index of accessors. */
export function familyOf({ mountUuid, uuid }: Approle): string {
  return `${mountUuid}/${uuid}/`
}

/** The record's id of a secret id of a role. Through another role the same value has another id. */
export function secretIdKey(secrets: ServerSecrets, role: Approle, value: string): string {
  return familyOf(role) + secretHash(secrets, role, value)
}

/** The keyed hash of a secret id, bound to its role. */
export function secretHash(secrets: ServerSecrets, { uuid }: Approle, value: string): string {
  return secrets.hash(`approle secret id ${uuid}`, value)
}

/** The secret id behind an accessor of this role, unless it is over. */
export async function secretIdByAccessor(
  view: View,
  role: Approle,
  { accessor, now }: { readonly accessor: string; readonly now: number },
): Promise<SecretId | undefined> {
  return living(await secretIds.maybeBy(view, 'byAccessor', familyOf(role) + accessor), now)
}

/** The secret id unless its time is over: decided when it is read, whatever the sweeper did. */
export function living(secretId: SecretId | undefined, now: number): SecretId | undefined {
  return secretId?.expireTime !== undefined && secretId.expireTime <= now ? undefined : secretId
}
