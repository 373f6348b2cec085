/** What an app needs to know of its provider. */
export interface Connection {
  readonly issuer: string
  readonly clientId: string
  readonly isPublic: boolean
  readonly redirectUri: string
  readonly scopes: readonly string[]
}

interface Sample {
  readonly title: string
  readonly text: (connection: Connection) => string
}

const secretLine = (isPublic: boolean, line: string) => (isPublic ? '' : line)

/** Ready settings for the apps people connect most. The secret stays a placeholder. */
export const connectSamples: readonly Sample[] = [
  {
    title: 'Environment',
    text: ({ issuer, clientId, isPublic, redirectUri, scopes }) =>
      [
        `OIDC_ISSUER=${issuer}`,
        `OIDC_CLIENT_ID=${clientId}`,
        secretLine(isPublic, 'OIDC_CLIENT_SECRET=<client secret>'),
        `OIDC_REDIRECT_URI=${redirectUri}`,
        `OIDC_SCOPES="${scopes.join(' ')}"`,
      ]
        .filter(Boolean)
        .join('\n'),
  },
  {
    title: 'openid-client',
    text: ({ issuer, clientId, isPublic, redirectUri, scopes }) => `import * as client from 'openid-client'

const config = await client.discovery(new URL('${issuer}'), '${clientId}'${isPublic ? '' : ', process.env.OIDC_CLIENT_SECRET'})
const code_verifier = client.randomPKCECodeVerifier()
const state = client.randomState()

// Keep code_verifier and state in the session, then send the browser here:
const address = client.buildAuthorizationUrl(config, {
  redirect_uri: '${redirectUri}',
  scope: '${scopes.join(' ')}',
  code_challenge: await client.calculatePKCECodeChallenge(code_verifier),
  code_challenge_method: 'S256',
  state,
})

// Back at the redirect URI:
const tokens = await client.authorizationCodeGrant(config, currentUrl, {
  pkceCodeVerifier: code_verifier,
  expectedState: state,
})`,
  },
  {
    title: 'Grafana',
    text: ({ issuer, clientId, scopes }) => `[auth.generic_oauth]
enabled = true
name = Postern
client_id = ${clientId}
client_secret = <client secret>
scopes = ${scopes.join(' ')}
auth_url = ${authorizeAddress(issuer)}
token_url = ${issuer}/token
api_url = ${issuer}/userinfo
use_pkce = true`,
  },
  {
    title: 'oauth2-proxy',
    text: ({ issuer, clientId, redirectUri, scopes }) => `provider = "oidc"
oidc_issuer_url = "${issuer}"
client_id = "${clientId}"
client_secret = "<client secret>"
redirect_url = "${redirectUri}"
scope = "${scopes.join(' ')}"
code_challenge_method = "S256"`,
  },
  {
    title: 'Spring',
    text: ({ issuer, clientId, redirectUri, scopes }) => `spring:
  security:
    oauth2:
      client:
        registration:
          postern:
            client-id: ${clientId}
            client-secret: <client secret>
            redirect-uri: ${redirectUri}
            scope: [${scopes.join(', ')}]
        provider:
          postern:
            issuer-uri: ${issuer}`,
  },
]

/** The page people sign in on, from the issuer: `…/v1/identity/oidc/provider/default` → `…/ui/vault/identity/…/authorize`. */
export function authorizeAddress(issuer: string): string {
  return `${issuer.replace('/v1/', '/ui/vault/')}/authorize`
}
