import type { PemProblem } from '#crypto/public-key-pem.ts'
import type { OutsideFailure } from '#ports/outside.ts'

/** Why the keys of an identity provider cannot be had. Nothing of what it answered is repeated, but for its issuer. */
export type KeysProblem =
  | { readonly problem: 'status'; readonly status: number }
  | { readonly problem: 'not-json' }
  | { readonly problem: 'connection'; readonly failure: OutsideFailure['failure']; readonly detail: string }
  | { readonly problem: 'too-many-keys'; readonly limit: number }
  | { readonly problem: 'bad-ca' }
  | { readonly problem: 'issuer'; readonly expected: string; readonly received: string }
  | { readonly problem: 'pem'; readonly pem: PemProblem }
  | { readonly problem: 'no-cluster' }
  | { readonly problem: 'none-of-several'; readonly count: number }

/** Why no key made a signature. */
export type SignatureProblem =
  | KeysProblem
  | { readonly problem: 'signature'; readonly kid?: string; readonly knownKids: readonly string[] }
  | { readonly problem: 'no-kid' }
  | { readonly problem: 'unknown-kid'; readonly kid: string }
