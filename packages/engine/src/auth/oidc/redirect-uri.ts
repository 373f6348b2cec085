const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** A redirect URI that cannot be read. */
export type UriProblem = 'unreadable'

/**
 * Whether a role lists the URI: as exactly the same text, or, on a loopback host, as one that differs in nothing but its
 * port (spec/jwt-oidc-auth.md 7.3, RFC 8252 7.3).
 */
export function isRedirectAllowed(uri: string, allowed: readonly string[]): boolean {
  if (allowed.includes(uri)) return URL.canParse(uri)
  const parts = withoutPort(uri)
  return parts !== undefined && allowed.some((entry) => withoutPort(entry) === parts)
}

/** The URI without its port, if it leads to this very machine. The text is cut, not rewritten: a slash more is another URI. */
function withoutPort(uri: string): string | undefined {
  const url = URL.parse(uri)
  if (url === null || !loopbackHosts.has(url.hostname)) return undefined
  const [, scheme = '', host = '', rest = ''] = /^([^:/?#]+):\/\/(\[[^\]]*\]|[^:/?#]*)(?::\d*)?(.*)$/s.exec(uri) ?? []
  // What hides a user name in front of the host is not matched at all.
  return host.toLowerCase() === url.hostname ? `${scheme.toLowerCase()}://${host.toLowerCase()}${rest}` : undefined
}

/** A redirect URI as it is matched and sent, and the namespace it carried. */
export interface SentRedirect {
  readonly uri: string
  readonly namespace: string
}

/** Takes the namespace out of the query, so that one registered URI serves all of them (7.2). */
export function withoutNamespace(uri: string): SentRedirect | UriProblem {
  const url = URL.parse(uri)
  if (url === null) return 'unreadable'
  const end = uri.includes('#') ? uri.indexOf('#') : uri.length
  const [base, fragment] = [uri.slice(0, end), uri.slice(end)]
  const at = base.indexOf('?')
  if (at < 0) return { uri, namespace: '' }
  const query = new URLSearchParams(base.slice(at + 1))
  if (!query.has('namespace')) return { uri, namespace: '' }
  const namespace = query.get('namespace') ?? ''
  query.delete('namespace')
  const rest = query.toString()
  return { uri: `${base.slice(0, at)}${rest === '' ? '' : `?${rest}`}${fragment}`, namespace }
}

/** The key of a pending login in a state that may carry a namespace behind it. */
export function keyOfState(state: string): string {
  return state.split(',', 1)[0] ?? ''
}
