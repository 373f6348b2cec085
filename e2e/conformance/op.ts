import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { scopePresets } from '@postern/contract/resources/oidc-scope.ts'
import { z } from 'zod'
import { test as base } from '#fixtures/test.ts'
import type { Postern } from '#programs/postern.ts'
import { makePerson } from '#seed/people.ts'
import { createVisitor, type Visitor } from './visitor.ts'

export { expect } from '#fixtures/test.ts'

/** An app of the provider, as its operator knows it. */
export interface App {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  readonly postLogoutRedirectUri: string
}

const metadata = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  userinfo_endpoint: z.string(),
  jwks_uri: z.string(),
  end_session_endpoint: z.string(),
})

/** The provider under test, with two apps and a person who has something to tell in every standard scope. */
export interface Op {
  readonly site: string
  readonly issuer: string
  readonly metadata: z.output<typeof metadata>
  readonly app: App
  /** With refresh tokens, for devices too, and for itself. */
  readonly second: App
  readonly person: { readonly username: string; readonly password: string; readonly sub: string }
}

interface OfTheTest {
  /** A browser that nobody has signed in with yet. */
  readonly visitor: Visitor
}

export const test = base.extend<OfTheTest, { readonly op: Op }>({
  op: [async ({ postern }, use) => use(await publishOp(postern)), { scope: 'worker' }],
  visitor: async ({ op }, use) => use(createVisitor(op.site)),
})

async function publishOp(postern: Postern): Promise<Op> {
  const api = postern.api(oidcProviderRoutes)
  for (const preset of scopePresets) await api.writeOidcScope({ params: { name: preset }, input: { preset } })
  const more = { refresh_token_ttl: 3600, device_authorization: true, client_credentials: true }
  const [app, second] = [await publishApp(postern, 'first'), await publishApp(postern, 'second', more)]
  const name = 'conformance'
  const allowed_client_ids = [app.clientId, second.clientId]
  await api.writeOidcProvider({ params: { name }, input: { allowed_client_ids, scopes_supported: [...scopePresets] } })
  const { issuer } = await api.readOidcProvider({ params: { name } })
  const published = await fetch(`${issuer}/.well-known/openid-configuration`)
  const person = { username: 'jane.doe', password: 'a clean set of keys' }
  const sub = await makePerson(postern.api, 'userpass', { ...person, metadata: everythingOfJane })
  return {
    site: postern.url,
    issuer,
    metadata: metadata.parse(await published.json()),
    app,
    second,
    person: { ...person, sub },
  }
}

async function publishApp(postern: Postern, label: string, settings: object = {}): Promise<App> {
  const api = postern.api(oidcProviderRoutes)
  const [redirectUri, postLogoutRedirectUri] = [`https://${label}.example.com/cb`, `https://${label}.example.com/bye`]
  const params = { name: `conformance-${label}` }
  const input = { redirect_uris: [redirectUri], post_logout_redirect_uris: [postLogoutRedirectUri], assignments: ['allow_all'] }
  await api.writeOidcClient({ params, input: { ...input, ...settings } })
  const { client_id: clientId, client_secret: clientSecret = '' } = await api.readOidcClient({ params })
  return { clientId, clientSecret, redirectUri, postLogoutRedirectUri }
}

/** Metadata for every claim of OpenID Connect Core 5.1. */
const everythingOfJane = {
  name: 'Jane Doe',
  given_name: 'Jane',
  family_name: 'Doe',
  middle_name: 'Q',
  nickname: 'JD',
  profile: 'https://example.com/jane',
  picture: 'https://example.com/jane.png',
  website: 'https://jane.example.com/',
  gender: 'female',
  birthdate: '1990-01-02',
  zoneinfo: 'Europe/Paris',
  locale: 'fr-FR',
  updated_at: '1700000000',
  email: 'jane.doe@example.com',
  email_verified: 'true',
  phone_number: '+33 1 23 45 67 89',
  phone_number_verified: 'false',
  address_formatted: '1 rue de la Paix, 75002 Paris',
  address_street_address: '1 rue de la Paix',
  address_locality: 'Paris',
  address_postal_code: '75002',
  address_country: 'FR',
}
