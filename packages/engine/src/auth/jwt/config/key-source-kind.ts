import type { JwtConfig } from './jwt-config.ts'

/** Where a mount finds the keys it verifies with (spec/jwt-oidc-auth.md 2.2). */
export type KeySourceKind = 'static' | 'jwks' | 'pairs' | 'discovery' | 'kubernetes'

/** Every source a configuration names; a valid one names exactly one. */
export function keySourceKinds(config: Omit<JwtConfig, 'mount' | 'revision'>): readonly KeySourceKind[] {
  const isNamed: Readonly<Record<KeySourceKind, boolean>> = {
    static: config.jwt_validation_pubkeys.length > 0,
    jwks: config.jwks_url !== '',
    pairs: config.jwks_pairs.length > 0,
    discovery: config.oidc_discovery_url !== '',
    kubernetes: config.provider_config['provider'] === 'kubernetes',
  }
  return kinds.filter((kind) => isNamed[kind])
}

const kinds = ['static', 'jwks', 'pairs', 'discovery', 'kubernetes'] as const satisfies readonly KeySourceKind[]

/** Whether people can sign in through the browser: the mount is a client of its identity provider. */
export function hasOidcFlow({ oidc_discovery_url, oidc_client_id }: JwtConfig): boolean {
  return oidc_discovery_url !== '' && oidc_client_id !== ''
}

/** How the mount works, in one word. */
export function modeOf(config: JwtConfig): KeySourceKind | 'oidc' {
  return hasOidcFlow(config) ? 'oidc' : (keySourceKinds(config)[0] ?? 'static')
}
