import type { TokenRole as ShownTokenRole } from '@postern/contract/resources/token-role.ts'
import type { TokenRole } from './token-role.ts'

/** A token role as a read shows it: addresses and uses only where they are limited (spec/core.md 9.7). */
export function shownTokenRole({ bound_cidrs, token_bound_cidrs, token_num_uses, ...role }: TokenRole): ShownTokenRole {
  return {
    ...role,
    ...(bound_cidrs.length > 0 ? { bound_cidrs } : {}),
    ...(token_bound_cidrs.length > 0 ? { token_bound_cidrs } : {}),
    ...(token_num_uses > 0 ? { token_num_uses } : {}),
  }
}
