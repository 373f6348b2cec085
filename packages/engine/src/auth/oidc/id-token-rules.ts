import { halfDigest } from '#crypto/half-digest.ts'
import type { Jws, JwsProblem } from '#crypto/parse-jws.ts'
import { type Finding, notAsked, notReached, pass, type Rule, refusal } from '#finding.ts'
import type { Cipher } from '#ports/cipher.ts'
import { onConfig, onRequest, onRole, widening } from '../jwt/advice.ts'
import { memberOf, type ReadClaims } from '../jwt/claims/parse-claims.ts'
import type { JwtConfig } from '../jwt/config/jwt-config.ts'
import { idTokenAlgorithms } from '../jwt/keys/accepted-algorithms.ts'
import type { SignatureProblem } from '../jwt/keys/keys-problem.ts'
import type { IdTokenProblem } from './id-token-problem.ts'
import type { PendingLogin } from './pending-login.ts'
import type { Delivery, OidcReason } from './reasons.ts'

/** What an ID token is judged by. */
export interface IdTokenFacts {
  readonly config: JwtConfig
  readonly pending: PendingLogin
  readonly delivery: Delivery
  /** Seconds since the epoch. */
  readonly now: number
  readonly cipher: Cipher
  readonly jws: Jws | JwsProblem | undefined
  readonly read: ReadClaims | undefined
  readonly signatureProblem: SignatureProblem | undefined
  readonly accessToken: string | undefined
}

type IdTokenRule = Rule<IdTokenFacts, OidcReason>

type Told = Pick<Finding<OidcReason>, 'expected' | 'received' | 'fixes'>

const refused = ({ delivery }: IdTokenFacts, problem: IdTokenProblem, more: Told = {}) =>
  refusal<OidcReason>({ code: 'oidc_id_token', problem, delivery }, more)

const shape: IdTokenRule = {
  name: 'id_token',
  look(facts) {
    const { jws, config } = facts
    if (jws === undefined) return refused(facts, { problem: 'absent' }, { fixes: [onRequest('ask_provider')] })
    const accepted = idTokenAlgorithms(config)
    if ('problem' in jws) {
      return jws.problem === 'algorithm'
        ? refused(
            facts,
            { problem: 'algorithm', algorithm: jws.algorithm, accepted },
            { expected: accepted, received: jws.algorithm },
          )
        : refused(facts, { problem: 'malformed', cause: jws })
    }
    if (accepted.includes(jws.algorithm)) return pass
    const accept = onConfig('accept_algorithm', { jwt_supported_algs: [...accepted, jws.algorithm] }, widening)
    return refused(
      facts,
      { problem: 'algorithm', algorithm: jws.algorithm, accepted },
      { expected: accepted, received: jws.algorithm, fixes: [onRequest('sign_with_accepted_algorithm'), accept] },
    )
  },
}

const signature: IdTokenRule = {
  name: 'id_token_signature',
  look(facts) {
    const { jws, signatureProblem: cause } = facts
    if (jws === undefined || 'problem' in jws) return notReached
    return cause === undefined ? pass : refused(facts, { problem: 'signature', cause }, { received: cause.problem })
  },
}

const claims: IdTokenRule = {
  name: 'id_token_claims',
  look(facts) {
    if (facts.read === undefined) return notReached
    return facts.read.problem ? refused(facts, { problem: 'claims', cause: facts.read.problem }) : pass
  },
}

const issuer: IdTokenRule = {
  name: 'id_token_issuer',
  look(facts) {
    const { read, config } = facts
    if (read === undefined) return notReached
    const { oidc_discovery_url: expected } = config
    const { iss: received } = read.registered
    // Google's older tokens leave the scheme out.
    const isGoogle = expected === 'https://accounts.google.com' && received === 'accounts.google.com'
    if (received === expected || isGoogle) return pass
    const fix = onConfig('use_discovered_issuer', { oidc_discovery_url: received }, widening)
    return refused(
      facts,
      { problem: 'issuer', expected, received },
      { expected, received, fixes: [onRequest('ask_provider'), fix] },
    )
  },
}

const notBeforeLeeway = 300
const issuedLeeway = 60
const authTimeLeeway = 60

const times: IdTokenRule = {
  name: 'id_token_times',
  look(facts) {
    const { read, now } = facts
    if (read === undefined) return notReached
    const { exp, nbf, iat } = read.registered
    const told: Told = { expected: { now }, received: { exp, nbf, iat }, fixes: [onRequest('check_clocks')] }
    if (exp <= now) return refused(facts, { problem: 'expired' }, { ...told, fixes: [onRequest('start_again')] })
    if (nbf > now + notBeforeLeeway) return refused(facts, { problem: 'not-before', now, nbf }, told)
    return iat > now + issuedLeeway ? refused(facts, { problem: 'issued-in-future' }, told) : pass
  },
}

const nonce: IdTokenRule = {
  name: 'id_token_nonce',
  look(facts) {
    const { read, pending, delivery } = facts
    if (read === undefined) return notReached
    const received = memberOf(read.all, 'nonce')
    // A device never sends the person anywhere with a nonce.
    if (delivery === 'device' && received === undefined) return notAsked
    return received === pending.nonce ? pass : refused(facts, { problem: 'nonce' }, { fixes: [onRequest('start_again')] })
  },
}

const subject: IdTokenRule = {
  name: 'id_token_subject',
  look(facts) {
    if (facts.read === undefined) return notReached
    return facts.read.registered.sub === '' ? refused(facts, { problem: 'subject' }) : pass
  },
}

const audience: IdTokenRule = {
  name: 'id_token_audience',
  look(facts) {
    const { read, pending, config } = facts
    if (read === undefined) return notReached
    const { aud } = read.registered
    const { oidc_client_id: client } = config
    if (aud.length === 0) return refused(facts, { problem: 'audience' }, { expected: [client], received: aud })
    if (pending.audiences.length > 0 && !aud.some((value) => pending.audiences.includes(value))) {
      const toClient = onRole('drop_audiences', { bound_audiences: [client] })
      return refused(facts, { problem: 'audience' }, { expected: pending.audiences, received: aud, fixes: [toClient] })
    }
    if (aud.length > 1 && !aud.includes(client))
      return refused(facts, { problem: 'audience' }, { expected: [client], received: aud })
    return pass
  },
}

const authorizedParty: IdTokenRule = {
  name: 'id_token_authorized_party',
  look(facts) {
    const { read, config } = facts
    if (read === undefined) return notReached
    const { aud } = read.registered
    const { oidc_client_id: client } = config
    const azp = memberOf(read.all, 'azp')
    const isNeeded = aud.length > 1 || (aud.length === 1 && aud[0] !== client)
    if (azp === undefined ? !isNeeded : azp === client) return pass
    const received = typeof azp === 'string' ? azp : null
    return refused(facts, { problem: 'authorized-party' }, { expected: client, received, fixes: [onRequest('ask_provider')] })
  },
}

const authTime: IdTokenRule = {
  name: 'id_token_auth_time',
  look(facts) {
    const { read, pending } = facts
    if (read === undefined) return notReached
    if (pending.maxAge === 0) return notAsked
    const value = memberOf(read.all, 'auth_time')
    const fixes = [onRole('raise_max_age', { max_age: 0 }, widening)]
    if (typeof value !== 'number') return refused(facts, { problem: 'auth-time-missing' }, { fixes })
    const oldest = Math.floor(pending.createdAt / 1000) - pending.maxAge
    return Math.trunc(value) + authTimeLeeway > oldest
      ? pass
      : refused(facts, { problem: 'auth-time-old' }, { expected: { not_before: oldest }, received: value, fixes })
  },
}

const hashes: IdTokenRule = {
  name: 'id_token_hashes',
  look(facts) {
    const { read, jws, accessToken, cipher } = facts
    if (read === undefined || jws === undefined || 'problem' in jws) return notReached
    const atHash = memberOf(read.all, 'at_hash')
    if (atHash === undefined || accessToken === undefined) return notAsked
    return atHash === halfDigest(cipher, jws.algorithm, accessToken)
      ? pass
      : refused(facts, { problem: 'hash', claim: 'at_hash' })
  },
}

/** The rules of an ID token (spec/jwt-oidc-auth.md 7.8). The leeways of the role play no part. */
export const idTokenRules: readonly IdTokenRule[] = [
  shape,
  signature,
  claims,
  issuer,
  times,
  nonce,
  subject,
  audience,
  authorizedParty,
  authTime,
  hashes,
]
