import type { Settings } from '#world.ts'

const shape = /^https?:\/\/[^/?#\s\\@]+$/

/** Whether an issuer is only a scheme, a host and perhaps a port (5.1). */
export function isBareIssuer(text: string): boolean {
  if (!shape.test(text)) return false
  const url = URL.parse(text)
  return url !== null && url.hostname !== '' && url.username === '' && url.password === ''
}

/** The issuer of identity tokens: the configured address or our own, and the path. */
export function identityTokenIssuer({ apiAddress }: Settings, configured: string): string {
  return `${configured || apiAddress}/v1/identity/oidc`
}

/** The issuer of a provider: what read, list, discovery and `iss` show (10.2). */
export function providerIssuer(
  { apiAddress }: Settings,
  { name, issuer }: { readonly name: string; readonly issuer: string },
): string {
  return `${issuer || apiAddress}/v1/identity/oidc/provider/${name}`
}
