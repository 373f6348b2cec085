import { isSignatureAlgorithm } from '#crypto/algorithms.ts'
import { isCaBundle } from '#crypto/ca-bundle.ts'
import { pass, type Rule, refusal } from '#finding.ts'
import type { Keys } from '#ports/keys.ts'
import type { KeysProblem } from '../keys/keys-problem.ts'
import { publicKeysOf } from '../keys/static-keys.ts'
import { providerSettingsOf } from '../providers/provider-settings.ts'
import type { JwtConfig } from './jwt-config.ts'
import { keySourceKinds } from './key-source-kind.ts'
import type { JwtConfigReason } from './reasons.ts'

/** A configuration about to be written. */
export interface JwtConfigFacts {
  readonly config: JwtConfig
  readonly keys: Keys
  /** True when `jwks_pairs` was sent in a form that cannot be read. */
  readonly hasUnreadablePairs: boolean
  /** True when a service account was named that cannot be read. */
  readonly hasUnreadableAccount: boolean
  /** What came of asking the identity provider. */
  readonly reach?: KeysProblem | undefined
}

type ConfigRule = Rule<JwtConfigFacts, JwtConfigReason>

const oneSource: ConfigRule = {
  name: 'key_source',
  look: ({ config, hasUnreadablePairs }) =>
    keySourceKinds(config).length + Number(hasUnreadablePairs) === 1 ? pass : refusal({ code: 'jwt_config_sources' }),
}

const wholeClient: ConfigRule = {
  name: 'oidc_client',
  look: ({ config }) =>
    (config.oidc_client_id === '') === (config.oidc_client_secret === '')
      ? pass
      : refusal({ code: 'jwt_config_client_incomplete' }),
}

const discoveryUrl: ConfigRule = {
  name: 'oidc_discovery_url',
  look({ config: { oidc_discovery_url: url, oidc_client_id: client } }) {
    if (url.includes('.well-known/openid-configuration')) return refusal({ code: 'jwt_config_well_known' })
    return client !== '' && url === '' ? refusal({ code: 'jwt_config_discovery_missing' }) : pass
  },
}

const caBundle: ConfigRule = {
  name: 'jwks_ca_pem',
  look: ({ config: { jwks_url, jwks_ca_pem }, keys }) =>
    jwks_url === '' || jwks_ca_pem === '' || isCaBundle(keys, jwks_ca_pem) ? pass : refusal({ code: 'jwt_config_ca' }),
}

const publicKeys: ConfigRule = {
  name: 'jwt_validation_pubkeys',
  look({ config, keys }) {
    const prepared = publicKeysOf(keys, config.jwt_validation_pubkeys)
    return 'problem' in prepared && prepared.problem === 'pem'
      ? refusal({ code: 'jwt_config_public_key', pem: prepared.pem })
      : pass
  },
}

const severalSets: ConfigRule = {
  name: 'jwks_pairs',
  look({ config: { jwks_pairs, jwks_ca_pem, bound_issuer }, hasUnreadablePairs }) {
    if (hasUnreadablePairs) return refusal({ code: 'jwt_config_pairs', fault: 'shape' })
    if (jwks_pairs.length === 0) return pass
    if (jwks_ca_pem !== '') return refusal({ code: 'jwt_config_pairs', fault: 'ca' })
    return bound_issuer === '' ? pass : refusal({ code: 'jwt_config_pairs', fault: 'issuer' })
  },
}

/** What can be said before the identity provider is asked (spec/jwt-oidc-auth.md 2.3, rows 1 to 3). */
export const jwtConfigSourceRules: readonly ConfigRule[] = [
  oneSource,
  wholeClient,
  discoveryUrl,
  caBundle,
  publicKeys,
  severalSets,
]

const reachable: ConfigRule = {
  name: 'reach',
  look({ config, reach }) {
    if (reach === undefined) return pass
    if (config.provider_config['provider'] === 'kubernetes') {
      return refusal({ code: 'jwt_config_provider', problem: { problem: 'unreachable', provider: 'kubernetes', cause: reach } })
    }
    if (config.oidc_discovery_url === '') return refusal({ code: 'jwt_config_jwks', problem: reach })
    return refusal({ code: 'jwt_config_discovery', problem: reach, isClient: config.oidc_client_id !== '' })
  },
}

const algorithms: ConfigRule = {
  name: 'jwt_supported_algs',
  look({ config }) {
    const unknown = config.jwt_supported_algs.find((name) => !isSignatureAlgorithm(name))
    return unknown === undefined ? pass : refusal({ code: 'jwt_config_algorithm', algorithm: unknown })
  },
}

const responseTypes: ConfigRule = {
  name: 'oidc_response_types',
  look: ({ config: { oidc_response_types: types } }) =>
    types.every((type) => type === 'code' || type === 'id_token') ? pass : refusal({ code: 'jwt_config_response_types', types }),
}

const responseMode: ConfigRule = {
  name: 'oidc_response_mode',
  look({ config: { oidc_response_mode: mode, oidc_response_types: types } }) {
    if (mode !== '' && mode !== 'query') return mode === 'form_post' ? pass : refusal({ code: 'jwt_config_response_mode', mode })
    return types.includes('id_token') ? refusal({ code: 'jwt_config_query_with_id_token' }) : pass
  },
}

const provider: ConfigRule = {
  name: 'provider_config',
  look({ config, hasUnreadableAccount }) {
    const settings = providerSettingsOf(config.provider_config)
    if (settings !== undefined && 'problem' in settings) return refusal({ code: 'jwt_config_provider', problem: settings })
    if (settings !== undefined && hasUnreadableAccount) {
      return refusal({
        code: 'jwt_config_provider',
        problem: { problem: 'setting', provider: settings.provider, setting: 'gsuite_service_account', fault: 'unreadable' },
      })
    }
    // The cluster is its own source: certificates for another one would go unused.
    const hasOtherTrust = config.oidc_discovery_ca_pem !== '' || config.jwks_ca_pem !== ''
    return settings?.provider === 'kubernetes' && hasOtherTrust
      ? refusal({
          code: 'jwt_config_provider',
          problem: { problem: 'setting', provider: 'kubernetes', setting: 'ca', fault: 'conflicts' },
        })
      : pass
  },
}

/** What is said behind the network check (rows 3b, 3e, 4 to 8). */
export const jwtConfigRules: readonly ConfigRule[] = [reachable, algorithms, responseTypes, responseMode, provider]
