import type { OutsideFailure } from '@postern/engine/ports/outside.ts'

/** A failure we noticed ourselves. */
export class OutsideProblem extends Error {
  override readonly name = 'OutsideProblem'
  readonly failure: OutsideFailure['failure']

  constructor(failure: OutsideFailure['failure'], detail: string) {
    super(detail)
    this.failure = failure
  }
}

const kinds: Readonly<Record<string, OutsideFailure['failure']>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EPIPE: 'refused',
  ETIMEDOUT: 'timeout',
  ABORT_ERR: 'timeout',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  CERT_HAS_EXPIRED: 'tls',
  CERT_NOT_YET_VALID: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  CERT_UNTRUSTED: 'tls',
  CERT_REJECTED: 'tls',
  HOSTNAME_MISMATCH: 'tls',
  CERT_SIGNATURE_FAILURE: 'tls',
  INVALID_CA: 'tls',
  INVALID_PURPOSE: 'tls',
}

/** What went wrong, as the port tells it. The detail names the error, never what was sent or received. */
export function failureOf(error: unknown): OutsideFailure {
  if (error instanceof OutsideProblem) return { failure: error.failure, detail: error.message }
  if (!(error instanceof Error)) return { failure: 'other', detail: 'unknown error' }
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return { failure: 'timeout', detail: 'no answer in time' }
  // Several addresses of one name were tried; the first tells enough.
  if (error instanceof AggregateError && error.errors.length > 0) return failureOf(error.errors[0])

  const code = codeOf(error)
  const isTls = code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL')
  return { failure: isTls ? 'tls' : (kinds[code] ?? 'other'), detail: code === '' ? error.name : code }
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
