import type { Life } from '../ttl.ts'
import type { CreationFacts } from './creation-facts.ts'
import { secondsOf } from './token-wish.ts'

/** What call and role together say of a token's life; where both speak, the lesser counts and the caller is told. */
export function lifeOf({ role, type, durations }: Pick<CreationFacts, 'role' | 'type' | 'durations'>): {
  readonly life: Life
  readonly warnings: readonly string[]
} {
  const counts = role !== undefined && type !== 'batch'
  const explicitMaxTtl = lesser(secondsOf(durations.explicit_max_ttl), counts ? role.token_explicit_max_ttl : 0)
  const period = lesser(secondsOf(durations.period), counts ? role.token_period : 0)
  return {
    life: {
      ttl: secondsOf(durations.ttl) || secondsOf(durations.lease),
      maxTtl: 0,
      explicitMaxTtl: explicitMaxTtl.seconds,
      period: period.seconds,
    },
    warnings: [
      ...(explicitMaxTtl.isChosen ? [bothSpecified('Explicit max TTL', explicitMaxTtl.seconds)] : []),
      ...(period.isChosen ? [bothSpecified('Period', period.seconds)] : []),
    ],
  }
}

/** The lesser of two durations of which 0 says nothing. */
function lesser(one: number, other: number): { readonly seconds: number; readonly isChosen: boolean } {
  const isChosen = one > 0 && other > 0
  return { seconds: isChosen ? Math.min(one, other) : one || other, isChosen }
}

function bothSpecified(what: string, seconds: number): string {
  return `${what} specified both during creation call and in role; using the lesser value of ${seconds} seconds`
}
