import { base62From, newBase62 } from '#chance/base62.ts'
import type { Chance } from '#ports/chance.ts'
import type { ServerSecrets } from '#secrets/server-secrets.ts'

const digits = 24

/** What the values of service and batch tokens begin with, in our style and in Vault's; nobody may choose such an id. */
export const reservedPrefixes = ['s.', 'hvs.', 'b.', 'hvb.', 'r.', 'hvr.'] as const
const batchPrefixes = ['b.', 'hvb.'] as const

/** The value of a new service token. */
export function newServiceValue(chance: Chance): string {
  return `s.${newBase62(chance, digits)}`
}

/** Whether this looks like a batch token, whose whole state is in its value. */
export function isBatchValue(value: string): boolean {
  return batchPrefixes.some((prefix) => value.startsWith(prefix))
}

/** What a token is filed under, which tells nothing of its value. */
export interface TokenNames {
  readonly id: string
  readonly accessor: string
}

/**
 * The names of a service token. The accessor follows from the value and the id from the accessor, so that either finds
 * the record without an index of its own.
 */
export function namesOf(secrets: ServerSecrets, value: string): TokenNames {
  const accessor = accessorOf(secrets, value)
  return { id: idOfAccessor(secrets, accessor), accessor }
}

/** The record's id of a token known by its accessor. */
export function idOfAccessor(secrets: ServerSecrets, accessor: string): string {
  return secrets.hash('token id', accessor)
}

function accessorOf(secrets: ServerSecrets, value: string): string {
  let block = 0
  return base62From(() => {
    block += 1
    return secrets.digest(`token accessor ${block}`, value)
  }, digits)
}
