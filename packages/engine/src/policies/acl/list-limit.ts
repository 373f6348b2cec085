import { readInteger } from '@postern/contract/fields/number.ts'
import type { AclQuestion } from './operation.ts'

/** The `limit` a list goes on with: as it was sent, one the policy puts there, or none that it may have. */
export type ListLimit = { readonly injected?: number } | 'missing' | 'exceeded'

/** Holds the `limit` of a list against the policy's `pagination_limit` (spec/core.md 8.5). */
export function listLimit(max: number, isRequired: boolean, { data }: Pick<AclQuestion, 'data'>): ListLimit {
  const sent = data?.['limit']
  if (sent === undefined) return isRequired ? 'missing' : { injected: max }
  if (sent === 'max') return { injected: max }
  const reading = readInteger(sent)
  if ('problem' in reading || reading.value < 0 || reading.value > max) return 'exceeded'
  return reading.value === 0 ? { injected: max } : {}
}
