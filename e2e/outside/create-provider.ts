import { Provider, type Configuration, type KoaContextWithOIDC } from 'oidc-provider'
import { outsidePeople } from './people.ts'
import type { SigningKeys } from './signing-keys.ts'

const cookieKey = 'the cookies of an identity provider that lives for one run'

/** An ordinary OpenID provider: open registration, its own sign-in page, claims in the ID token. */
export function createProvider(issuer: string, keys: SigningKeys): Provider {
  return new Provider(issuer, { ...settings, jwks: { keys: keys.map((key) => ({ ...key, kty: key.kty ?? 'RSA' })) } })
}

const settings: Configuration = {
  scopes: ['openid', 'profile', 'email', 'groups'],
  claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'], groups: ['groups'] },
  conformIdTokenClaims: false,
  features: { registration: { enabled: true }, devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  cookies: { keys: [cookieKey] },
  findAccount: (_context, sub) => accountOf(sub),
  loadExistingGrant: grantOf,
  ttl: { Interaction: 600, Session: 3600, Grant: 3600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
}

function accountOf(sub: string) {
  const person = outsidePeople.find((one) => one.sub === sub)
  if (person === undefined) return undefined
  const { name, email, username, groups } = person
  return {
    accountId: sub,
    claims: () => ({ sub, name, email, email_verified: true, preferred_username: username, groups: [...groups] }),
  }
}

/** The apps of a company are its own: nobody is asked whether they may know who works there. */
async function grantOf({ oidc }: KoaContextWithOIDC) {
  const clientId = oidc.client?.clientId
  const accountId = oidc.session?.accountId
  if (clientId === undefined || accountId === undefined) return undefined
  const grant = new oidc.provider.Grant({ clientId, accountId })
  grant.addOIDCScope('openid profile email groups')
  await grant.save()
  return grant
}
