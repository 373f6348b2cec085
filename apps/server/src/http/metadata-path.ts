const wellKnown = '/.well-known/oauth-authorization-server/v1/'

/**
 * The path of the API behind an address: `identity/oidc/…` for `/v1/identity/oidc/…`, and a provider's metadata where
 * RFC 8414 3.1 looks for it; undefined for what is not the API's.
 */
export function apiPathOf(path: string): string | undefined {
  if (path.startsWith(wellKnown)) return `${path.slice(wellKnown.length)}/.well-known/openid-configuration`
  return path.startsWith('/v1/') ? path.slice('/v1/'.length) : undefined
}
