/** Something worth knowing about a redirect URI. */
export interface RedirectCheck {
  readonly uri: string
  readonly level: 'error' | 'warning' | 'advice'
  readonly text: string
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/

/** Looks at redirect URIs while they are typed. The server compares byte for byte, so what looks alike is not the same. */
export function redirectChecks(uris: readonly string[]): readonly RedirectCheck[] {
  return uris.flatMap((uri) => checkOf(uri.trim(), uris))
}

function checkOf(uri: string, all: readonly string[]): readonly RedirectCheck[] {
  if (uri === '') return []
  const say = (level: RedirectCheck['level'], text: string) => [{ uri, level, text }]
  const url = URL.parse(uri)
  if (url === null) return say('error', 'It has no scheme: begin with https://')
  if (/^(javascript|data|file|blob|vbscript|about|filesystem|view-source):$/.test(url.protocol)) {
    return say('error', 'It runs or reads something instead of leading to an app; it is refused.')
  }
  if (uri.includes('#')) return say('error', 'It must not have a fragment (#).')
  if (/\s/.test(uri)) return say('error', 'It holds a blank.')
  if (uri.includes('*')) return say('warning', 'A * is taken literally: addresses are compared exactly.')
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) {
    return say('warning', 'Plain http to another machine: what is sent back can be read on the way.')
  }
  if (loopback.test(url.hostname)) return say('advice', 'On this device any port is accepted.')
  const twin = all.find((other) => other.trim() !== uri && withoutSlash(other.trim()) === withoutSlash(uri))
  return twin === undefined ? [] : say('advice', 'With and without the last slash are two different addresses.')
}

const withoutSlash = (uri: string) => uri.replace(/\/$/, '')
