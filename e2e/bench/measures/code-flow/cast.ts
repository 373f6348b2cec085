/** An app that signs people in, the same at every server. */
export interface App {
  readonly id: string
  readonly secret: string
  readonly algorithm: 'RS256' | 'ES256'
}

/** One app for each algorithm that ID tokens are signed with. */
export const apps: readonly App[] = [
  { id: 'bench-app-signed-by-rsa', secret: 'bench-app-secret-of-forty-characters-rsa', algorithm: 'RS256' },
  { id: 'bench-app-signed-by-ecdsa', secret: 'bench-app-secret-of-forty-characters-ec', algorithm: 'ES256' },
]

/** Who signs in. */
export const person = { name: 'ada', email: 'ada@example.org' } as const

/** Where apps get their codes. */
export const redirectUri = 'https://app.example.org/callback'
