import { type Claims, memberOf } from '../jwt/claims/parse-claims.ts'

/** The service account a token speaks of; what it does not say is empty. */
export interface ServiceAccount {
  readonly name: string
  readonly uid: string
  readonly namespace: string
  /** Only tokens of the old kind hang on a secret. */
  readonly secretName: string
}

const legacy = 'kubernetes.io/serviceaccount'

/** Reads projected tokens, and those of the old kind (spec/jwt-oidc-auth.md 11.3). */
export function serviceAccountOf(claims: Claims): ServiceAccount {
  const projected = memberIn(claims, 'kubernetes.io')
  const account = memberIn(projected, 'serviceaccount')
  return {
    name: textIn(account, 'name') || textIn(claims, `${legacy}/service-account.name`),
    uid: textIn(account, 'uid') || textIn(claims, `${legacy}/service-account.uid`),
    namespace: textIn(projected, 'namespace') || textIn(claims, `${legacy}/namespace`),
    secretName: textIn(claims, `${legacy}/secret.name`),
  }
}

function textIn(value: unknown, name: string): string {
  const member = memberIn(value, name)
  return typeof member === 'string' ? member : ''
}

function memberIn(value: unknown, name: string): unknown {
  return isObject(value) ? memberOf(value, name) : undefined
}

function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
