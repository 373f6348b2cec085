interface Check {
  readonly code: string
  readonly subject?: string | undefined
}

const words: Readonly<Record<string, (subject: string) => string>> = {
  insecure_redirect: (uri) => `${uri} is plain http to another machine: what is sent back can be read on the way.`,
  wildcard_redirect: (uri) => `${uri} holds a *, which is taken literally.`,
  unsafe_redirect: (uri) => `${uri} cannot be used as a redirect URI.`,
  no_redirect: () => 'It has no redirect URI, so nobody can come back to it.',
  no_redirects: () => 'It has no redirect URI, so nobody can come back to it.',
  no_provider: () => 'No provider lets this app.',
  key_not_allowing: (key) => `The key ${key} does not list this client id, so no ID token can be signed.`,
  key_does_not_allow: (key) => `The key ${key} does not list this client id, so no ID token can be signed.`,
  nobody_assigned: () => 'It names no assignment, so nobody may sign in.',
  no_assignments: () => 'It names no assignment, so nobody may sign in.',
  allow_all: () => 'Everybody who can sign in here may sign in to this app.',
  allows_all: () => 'Everybody who can sign in here may sign in to this app.',
  plain_pkce: () => 'It may use PKCE without S256, which protects little.',
  no_pkce: () => 'It may leave PKCE out.',
  pkce_not_required: () => 'It may leave PKCE out.',
  s256_not_required: () => 'It may use PKCE without S256, which protects little.',
  provider_allows_all: (provider) => `The provider ${provider} lets every client, this one among them.`,
  long_access_token: () => 'Its access tokens live long, and they cannot be taken back from an app that keeps them.',
  scope_conflict: (scope) => `The scope ${scope} gives a claim another scope of the provider gives too.`,
}

/** What a check-up found, in words. */
export function checkWords({ code, subject = '' }: Check): string {
  return words[code]?.(subject) ?? [code.replaceAll('_', ' '), subject].filter(Boolean).join(': ')
}
