/** How many fetches tokens that do not verify may cause: a burst, then one each few seconds. */
export interface Budget {
  /** Whether one more is allowed now; takes it. */
  take(now: number): boolean
}

const burst = 10
const secondsPerRefill = 2

/** A token bucket, full at first (spec/jwt-oidc-auth.md 4.4): forged tokens must not become a flood at the provider. */
export function createRefetchBudget(): Budget {
  let tokens = burst
  let counted = 0

  return {
    take(now) {
      const refilled = Math.floor((now - counted) / secondsPerRefill)
      if (refilled > 0) {
        tokens = Math.min(burst, tokens + refilled)
        counted = now
      }
      if (tokens === 0) return false
      tokens -= 1
      return true
    },
  }
}
