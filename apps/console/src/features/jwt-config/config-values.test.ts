import type { JwtConfig } from '@postern/contract/resources/jwt-config.ts'
import { describe, expect, it } from 'vitest'
import { configCallOf, configRules, configValuesOf, newConfig, sourceOf } from './config-values.ts'

const config: JwtConfig = {
  oidc_discovery_url: 'https://idp.example',
  oidc_discovery_ca_pem: '',
  oidc_client_id: 'vault',
  oidc_response_mode: '',
  oidc_response_types: [],
  jwks_url: '',
  jwks_ca_pem: '',
  jwks_pairs: [],
  jwt_validation_pubkeys: [],
  jwt_supported_algs: [],
  bound_issuer: '',
  default_role: 'web',
  provider_config: {},
  override_allowed_server_names: [],
  namespace_in_state: true,
  status: 'valid',
}

describe('where the keys come from', () => {
  it.each([
    [{}, 'discovery'],
    [{ oidc_discovery_url: '', jwks_url: 'https://x/jwks' }, 'jwks'],
    [{ oidc_discovery_url: '', jwt_validation_pubkeys: ['pem'] }, 'keys'],
    [{ oidc_discovery_url: '', jwks_pairs: [{ jwks_url: 'a', jwks_ca_pem: '' }] }, 'pairs'],
    [{ oidc_discovery_url: '', provider_config: { provider: 'kubernetes' } }, 'kubernetes'],
  ] as const)('%j is %s', (part, source) => {
    expect(sourceOf({ ...config, ...structuredClone(part) } as JwtConfig)).toBe(source)
  })
})

describe('what is sent', () => {
  it('is one source only, whatever was written for another', () => {
    const values = { ...newConfig('jwt'), source: 'jwks', jwks_url: 'https://x/jwks', oidc_discovery_url: 'https://left.over' }
    const { input } = configCallOf('jwt')(values)
    expect(input).toMatchObject({ jwks_url: 'https://x/jwks' })
    expect(input).not.toHaveProperty('oidc_discovery_url')
  })

  it('takes keys apart', () => {
    const pem = '-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----'
    const { input } = configCallOf('jwt')({ ...newConfig('jwt'), source: 'keys', jwt_validation_pubkeys: `${pem}\n${pem}` })
    expect(input).toMatchObject({ jwt_validation_pubkeys: [pem, pem] })
  })

  it('says nothing of a client to a mount for tokens', () => {
    expect(configCallOf('jwt')(newConfig('jwt')).input).not.toHaveProperty('oidc_client_id')
  })
})

describe('before the server is asked', () => {
  const fit = { ...newConfig('jwt'), oidc_discovery_url: 'https://idp.example' }

  it('finds nothing wrong with an issuer', () => {
    expect(configRules(false)(fit)).toEqual({})
  })

  it.each([
    ['no address', { oidc_discovery_url: 'idp' }, 'oidc_discovery_url'],
    ['the well-known part', { oidc_discovery_url: 'https://x/.well-known/openid-configuration' }, 'oidc_discovery_url'],
    ['no key set', { source: 'jwks' }, 'jwks_url'],
    ['no keys', { source: 'keys', jwt_validation_pubkeys: 'x' }, 'jwt_validation_pubkeys'],
    ['pairs that are no list', { source: 'pairs', jwks_pairs: '{}' }, 'jwks_pairs'],
    ['settings that are no JSON', { provider_config: '{' }, 'provider_config'],
  ] as const)('stops at %s', (_, part, field) => {
    expect(Object.keys(configRules(false)({ ...fit, ...part }))).toEqual([field])
  })

  it('wants the secret again with every change, since a write without it erases it', () => {
    const problems = configRules(true)(configValuesOf(config))
    expect(problems).toMatchObject({ oidc_client_secret: expect.stringMatching(/again/) })
  })
})
