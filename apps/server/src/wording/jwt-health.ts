import type { HealthReason } from '@postern/engine/auth/jwt/health/reasons.ts'
import { keysProblem } from './jwt-problems.ts'

/** What is wrong with the identity provider of a mount. */
export function healthText(reason: HealthReason): string {
  switch (reason.code) {
    case 'jwt_health_discovery':
      return `discovery does not work: ${keysProblem(reason.problem)}`
    case 'jwt_health_issuer':
      return `the provider calls itself "${reason.received}", not "${reason.expected}"`
    case 'jwt_health_key_set':
      return `the key set cannot be had: ${keysProblem(reason.problem)}`
    case 'jwt_health_pinned_keys':
      return `the pinned keys cannot be used: ${keysProblem(reason.problem)}`
    case 'jwt_health_no_usable_key':
      return 'no key of the set can verify a token here'
    case 'jwt_health_algorithms':
      return `the provider signs with ${reason.offered.join(', ')}, but only ${reason.accepted.join(', ')} is accepted`
    case 'jwt_health_issuer_unbound':
      return 'no issuer is bound: any token that one of these keys signed is taken for the issuer’s'
    case 'jwt_health_bound_issuer':
      return `tokens are issued by "${reason.issued}", but "${reason.bound}" is bound`
    case 'jwt_health_certificate':
      return reason.days < 0 ? 'the certificate has ended' : `the certificate ends in ${reason.days} days`
    case 'jwt_health_clock':
      return `the provider's clock is ${Math.abs(reason.offset)} s ${reason.offset > 0 ? 'ahead of' : 'behind'} ours`
  }
}
