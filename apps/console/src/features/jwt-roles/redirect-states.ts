/** One way to sign in, where it comes back to, and whether a role lists that. */
interface RedirectState {
  readonly client: string
  readonly uri: string
  readonly state: 'listed' | 'missing' | 'different'
  /** What is different about the one that looks alike. */
  readonly note?: string
}

/** The addresses a mount needs, against those a role lists (spec/jwt-oidc-auth.md 7.3: compared exactly, loopback ports aside). */
export function redirectStates(origin: string, mount: string, listed: readonly string[]): readonly RedirectState[] {
  const wanted = [
    { client: 'console', uri: `${origin}/ui/vault/auth/${mount}/oidc/callback` },
    { client: 'command line', uri: 'http://localhost:8250/oidc/callback' },
  ]
  return wanted.map(({ client, uri }) => ({
    client,
    uri,
    ...stateOf(
      uri,
      listed.map((one) => one.trim()),
    ),
  }))
}

function stateOf(uri: string, listed: readonly string[]): Pick<RedirectState, 'state' | 'note'> {
  if (listed.some((one) => one === uri || isSameLoopback(one, uri))) return { state: 'listed' }
  const near = listed.find((one) => isNear(one, uri))
  return near === undefined ? { state: 'missing' } : { state: 'different', note: `${near} ${differenceOf(near, uri)}` }
}

const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(?=\/)/

function isSameLoopback(one: string, other: string): boolean {
  return loopback.test(one) && loopback.test(other) && hostAndPath(one) === hostAndPath(other)
}

const hostAndPath = (uri: string) => uri.replace(loopback, (_, host: string) => `http://${host}`)

function isNear(one: string, other: string): boolean {
  const plain = (uri: string) =>
    uri
      .toLowerCase()
      .replace(/^https?:/, '')
      .replace(/:\d+(?=\/)/, '')
      .replace(/\/$/, '')
  return plain(one) === plain(other)
}

function differenceOf(one: string, other: string): string {
  if (one.replace(/\/$/, '') === other.replace(/\/$/, '')) return 'differs by the slash at its end.'
  if (one.replace(/^https?:/, '') === other.replace(/^https?:/, '')) return 'has another scheme.'
  if (one.toLowerCase() === other.toLowerCase()) return 'is spelt in other capitals.'
  return 'has another port.'
}
