import { type Look, notAsked, notReached, pass, type Rule, refusal } from '#finding.ts'
import { onConfig, onRequest } from '../advice.ts'
import { hasOidcFlow } from '../config/key-source-kind.ts'
import { acceptedAlgorithms, idTokenAlgorithms } from '../keys/accepted-algorithms.ts'
import type { KeysProblem } from '../keys/keys-problem.ts'
import type { IssuerSeen } from './issuer-seen.ts'
import { answersOf, certificateEnds, clockOffset, metadataOf } from './measured.ts'
import { offeredKeys } from './offered-keys.ts'
import type { HealthReason } from './reasons.ts'

/** What is looked at, with the keys as this mount would use them. */
export interface HealthFacts extends IssuerSeen {
  readonly keys: ReturnType<typeof offeredKeys>
}

type HealthRule = Rule<HealthFacts, HealthReason>

const discovery: HealthRule = {
  name: 'discovery',
  look({ discovered }) {
    if (discovered === undefined) return notAsked
    return 'problem' in discovered ? unreachable({ code: 'jwt_health_discovery', problem: discovered }) : pass
  },
}

const issuer: HealthRule = {
  name: 'discovery_issuer',
  look(facts) {
    const metadata = metadataOf(facts)
    if (facts.discovered === undefined) return notAsked
    if (metadata === undefined || facts.config === undefined) return notReached
    const { oidc_discovery_url: expected } = facts.config
    const { issuer: received } = metadata
    // A cluster is asked at another address than it issues for.
    if (expected === '' || received === expected) return pass
    const fix = onConfig('use_discovered_issuer', { oidc_discovery_url: received })
    return refusal({ code: 'jwt_health_issuer', expected, received }, { expected, received, fixes: [fix] })
  },
}

const keySet: HealthRule = {
  name: 'key_set',
  look({ sets, pinnedProblem: problem, config, discovered }) {
    if (problem) return refusal({ code: 'jwt_health_pinned_keys', problem }, { received: problem.problem })
    if (config?.jwt_validation_pubkeys.length) return pass
    if (discovered && 'problem' in discovered) return notReached
    const failed = sets.find((set) => 'problem' in set)
    return failed && 'problem' in failed ? unreachable({ code: 'jwt_health_key_set', problem: failed }) : pass
  },
}

const usableKey: HealthRule = {
  name: 'usable_key',
  look({ sets, keys }) {
    if (sets.length === 0) return notAsked
    if (sets.some((set) => 'problem' in set)) return notReached
    return keys.some(({ usable }) => usable)
      ? pass
      : refusal({ code: 'jwt_health_no_usable_key' }, { fixes: [onRequest('ask_provider')] })
  },
}

const algorithms: HealthRule = {
  name: 'algorithms',
  look(facts) {
    const { config } = facts
    const offered = metadataOf(facts)?.id_token_signing_alg_values_supported ?? []
    if (config === undefined || offered.length === 0) return notAsked
    const accepted = hasOidcFlow(config) ? idTokenAlgorithms(config) : acceptedAlgorithms(config)
    if (offered.some((name) => accepted.includes(name))) return pass
    const fix = onConfig('accept_algorithm', { jwt_supported_algs: offered })
    return refusal({ code: 'jwt_health_algorithms', offered, accepted }, { expected: accepted, received: offered, fixes: [fix] })
  },
}

const boundIssuer: HealthRule = {
  name: 'bound_issuer',
  look(facts) {
    const { config } = facts
    const issued = metadataOf(facts)?.issuer
    if (config === undefined || config.jwks_pairs.length > 0 || hasOidcFlow(config)) return notAsked
    const { bound_issuer: bound } = config
    if (bound === '') {
      const fixes = issued === undefined ? [] : [onConfig('bind_issuer', { bound_issuer: issued })]
      return refusal({ code: 'jwt_health_issuer_unbound' }, { fixes })
    }
    if (issued === undefined || issued === bound) return pass
    const fix = onConfig('bind_issuer', { bound_issuer: issued })
    return refusal({ code: 'jwt_health_bound_issuer', bound, issued }, { expected: bound, received: issued, fixes: [fix] })
  },
}

const soonDays = 14

const certificate: HealthRule = {
  name: 'certificate',
  look(facts) {
    const ends = certificateEnds(facts)
    if (ends === undefined) return notAsked
    const days = Math.floor((ends - facts.now) / 86_400)
    if (days >= soonDays) return pass
    return refusal({ code: 'jwt_health_certificate', days }, { received: days, fixes: [onRequest('ask_provider')] })
  },
}

const mostOffset = 30

const clock: HealthRule = {
  name: 'clock',
  look(facts) {
    const offset = clockOffset(facts)
    if (offset === undefined) return answersOf(facts).length === 0 ? notReached : notAsked
    if (Math.abs(offset) <= mostOffset) return pass
    return refusal({ code: 'jwt_health_clock', offset }, { received: offset, fixes: [onRequest('check_clocks')] })
  },
}

/** Where one of these refuses, logins fail. */
export const vitalRules: readonly HealthRule[] = [discovery, issuer, keySet]

/** What should be looked at although logins work. */
export const cautionRules: readonly HealthRule[] = [usableKey, algorithms, boundIssuer, certificate, clock]

function unreachable(reason: HealthReason & { readonly problem: KeysProblem }): Look<HealthReason> {
  return refusal(reason, { received: reason.problem.problem, fixes: [onConfig('make_keys_reachable')] })
}
