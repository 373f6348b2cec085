/** The hosts on which the port of a redirect URI does not count (12.3). */
const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Schemes that run or read something here instead of leading to an app. */
const harmful: ReadonlySet<string> = new Set([
  'javascript:',
  'data:',
  'file:',
  'blob:',
  'vbscript:',
  'about:',
  'filesystem:',
  'view-source:',
])

/** Whether a person may be sent to a URI at all: absolute, without a fragment, and leading to an app (spec/security.md 3.4). */
export function isSafeRedirect(uri: string): boolean {
  const url = URL.parse(uri)
  // A URL parser passes over white space and controls; what is compared byte for byte must not hold any.
  return url !== null && !harmful.has(url.protocol) && !uri.includes('#') && !/[\s\p{Cc}]/u.test(uri)
}

/** Whether a URI is plain http to another machine: what is sent there can be read on the way. */
export function isInsecureRedirect(uri: string): boolean {
  return URL.parse(uri)?.protocol === 'http:' && !loopbackHosts.has(authorityOf(uri)?.host ?? '')
}

/** Whether a requested redirect URI is registered: byte for byte, except for the port on loopback hosts (12.3). */
export function isRegistered(requested: string, registered: readonly string[]): boolean {
  if (!isSafeRedirect(requested)) return false
  const wanted = authorityOf(requested)
  if (wanted === undefined || !loopbackHosts.has(wanted.host)) return registered.includes(requested)

  for (const candidate of registered) {
    // An entry that is no URL fails the comparison when it is reached before a match.
    if (URL.parse(candidate) === null) return false
    if (authorityOf(candidate)?.withoutPort === wanted.withoutPort) return true
  }
  return false
}

const authority = /^([a-z][a-z0-9+.-]*:\/\/(?:[^/?#@\\]*@)?)(\[[^\]/?#\\]*\]|[^/?#:[\]\\]*)(?::\d*)?(?=[/?#]|$)/i

/** The host as it is written, and the URI without its port. A URL parser would take `127.1` or `LOCALHOST` for what they are not. */
function authorityOf(uri: string): { readonly host: string; readonly withoutPort: string } | undefined {
  const [whole, before = '', host = ''] = authority.exec(uri) ?? []
  return whole === undefined ? undefined : { host, withoutPort: before + host + uri.slice(whole.length) }
}
