import type { RoleValues } from './role-values.ts'

/** What a token says, read in this browser; its signature is not looked at. */
export interface SampleToken {
  readonly claims: Readonly<Record<string, unknown>>
}

/** Takes a token apart; why not, where it is none. */
export function readToken(text: string): SampleToken | { readonly problem: string } {
  const parts = text.trim().split('.')
  if (parts.length === 5) return { problem: 'This token is encrypted; nobody but its reader can open it' }
  if (parts.length !== 3) return { problem: 'A token has three parts with dots between them' }
  try {
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytesOf(parts[1] ?? '')))
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims)
      ? { claims: { ...claims } }
      : { problem: 'Its second part is no JSON object' }
  } catch {
    return { problem: 'Its second part cannot be read' }
  }
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.codePointAt(0) ?? 0)
}

/** Claims that change with every token, or that the server looks at anyhow. */
const passing = new Set(['iat', 'nbf', 'exp', 'jti', 'iss', 'aud', 'nonce', 'auth_time', 'at_hash', 'c_hash', 'sid'])

/** What one may ask of a claim. */
export type Choice = 'ignore' | 'value' | 'pattern'

/** A claim of the sample, and what the role is to ask of it. */
export interface ClaimChoice {
  readonly claim: string
  readonly value: unknown
  readonly choice: Choice
}

/** The claims that can be bound, the likely ones chosen. */
export function choicesOf({ claims }: SampleToken): readonly ClaimChoice[] {
  return Object.entries(claims)
    .filter(([claim, value]) => !passing.has(claim) && isBindable(value))
    .map(([claim, value]) => ({ claim, value, choice: claim === 'sub' ? 'value' : 'ignore' }))
}

function isBindable(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

/** A role that would accept the sample, as far as the choices go. */
export function roleFrom({ claims }: SampleToken, choices: readonly ClaimChoice[], base: RoleValues): RoleValues {
  const bound = choices.filter(({ choice }) => choice !== 'ignore')
  const subject = bound.find(({ claim, choice }) => claim === 'sub' && choice === 'value')
  const others = bound.filter((one) => one !== subject)
  return {
    ...base,
    user_claim: typeof claims.sub === 'string' ? 'sub' : base.user_claim,
    bound_audiences: [claims.aud].flat().filter((audience) => typeof audience === 'string'),
    bound_subject: typeof subject?.value === 'string' ? subject.value : '',
    bound_claims_type: others.some(({ choice }) => choice === 'pattern') ? 'glob' : 'string',
    bound_claims: others.map(({ claim, value, choice }) => ({
      key: claim,
      value: choice === 'pattern' ? patternOf(value) : written(value),
    })),
    groups_claim: Array.isArray(claims.groups) ? 'groups' : '',
  }
}

/** A pattern to begin with: the last part may be anything. */
function patternOf(value: unknown): string {
  const text = String(value)
  const cut = Math.max(text.lastIndexOf('/'), text.lastIndexOf(':'))
  return cut > 0 ? `${text.slice(0, cut + 1)}*` : text
}

function written(value: unknown): string {
  return typeof value === 'string' && /^(-?\d+(\.\d+)?|true|false)$/.test(value) ? JSON.stringify(value) : String(value)
}
