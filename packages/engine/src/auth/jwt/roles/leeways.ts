/** How far times may be off, seconds, defaults filled in. */
export interface Leeways {
  readonly expiration: number
  readonly notBefore: number
  readonly skew: number
}

interface SetLeeways {
  readonly expiration_leeway: number
  readonly not_before_leeway: number
  readonly clock_skew_leeway: number
}

/** The defaults act at login: a role reads back what was set (spec/jwt-oidc-auth.md 5.3). */
export function leewaysOf({ expiration_leeway, not_before_leeway, clock_skew_leeway }: SetLeeways): Leeways {
  return {
    expiration: effective(expiration_leeway, 150),
    notBefore: effective(not_before_leeway, 150),
    skew: effective(clock_skew_leeway, 60),
  }
}

function effective(set: number, usual: number): number {
  return set === 0 ? usual : Math.max(set, 0)
}
