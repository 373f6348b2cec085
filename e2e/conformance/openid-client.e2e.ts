import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { exportJWK } from 'jose'
import * as client from 'openid-client'
import { expect, test } from './op.ts'
import { isSignIn, throughPages } from './relying-party.ts'

test('a relying party of thirty lines, made with openid-client as it comes, signs a person in', async ({ op, visitor }) => {
  const { clientId, clientSecret, redirectUri } = op.app
  // Only because this server has no certificate; everything else is as the library has it.
  const options = { execute: [client.allowInsecureRequests] }
  const configuration = await client.discovery(new URL(op.issuer), clientId, clientSecret, undefined, options)
  const verifier = client.randomPKCECodeVerifier()
  const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()]
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
    max_age: '600',
  })

  const { told } = await throughPages(visitor, op, await visitor.go(address.href))

  const cameBackTo = new URL(`${redirectUri}?${new URLSearchParams(told).toString()}`)
  const tokens = await client.authorizationCodeGrant(configuration, cameBackTo, {
    pkceCodeVerifier: verifier,
    expectedState,
    expectedNonce,
    maxAge: 600,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  expect(claims).toMatchObject({ sub: op.person.sub, name: 'Jane Doe', email: 'jane.doe@example.com', email_verified: true })
  const userinfo = await client.fetchUserInfo(configuration, tokens.access_token, op.person.sub)
  expect(userinfo).toMatchObject({ name: 'Jane Doe', email: 'jane.doe@example.com' })

  await client.tokenRevocation(configuration, tokens.access_token)
  expect(await client.tokenIntrospection(configuration, tokens.access_token)).toEqual({ active: false })
})

test('openid-client pushes its request first, authenticates by Basic, and verifies signatures', async ({ op, visitor }) => {
  const { clientId, clientSecret, redirectUri } = op.app
  const configuration = await client.discovery(new URL(op.issuer), clientId, undefined, client.ClientSecretBasic(clientSecret), {
    execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
  })
  const verifier = client.randomPKCECodeVerifier()
  const expectedState = client.randomState()
  const address = await client.buildAuthorizationUrlWithPAR(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: expectedState,
  })
  expect([...address.searchParams.keys()].toSorted()).toEqual(['client_id', 'request_uri'])

  const { told } = await throughPages(visitor, op, await visitor.go(address.href))
  const cameBackTo = new URL(`${redirectUri}?${new URLSearchParams(told).toString()}`)
  const tokens = await client.authorizationCodeGrant(configuration, cameBackTo, { pkceCodeVerifier: verifier, expectedState })
  expect(tokens.claims()?.sub).toBe(op.person.sub)
})

test('openid-client lets a device in, refreshes, and gets a token for the app itself', async ({ op, visitor }) => {
  const { clientId, clientSecret } = op.second
  const options = { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks] }
  const configuration = await client.discovery(new URL(op.issuer), clientId, clientSecret, undefined, options)
  const device = await client.initiateDeviceAuthorization(configuration, { scope: 'openid email offline_access' })

  const shown = await visitor.go(device.verification_uri_complete ?? '')
  const { username, password } = op.person
  const asked = isSignIn(shown) ? shown : await visitor.submit(shown, '/device')
  const consent = await visitor.submit(asked, '/sign-in', { username, password })
  await visitor.submit(consent, '/decide', { decision: 'allow', remember: 'yes' })

  const tokens = await client.pollDeviceAuthorizationGrant(configuration, device)
  expect(tokens.claims()).toMatchObject({ sub: op.person.sub, email: 'jane.doe@example.com' })
  const refreshed = await client.refreshTokenGrant(configuration, tokens.refresh_token ?? '')
  expect(refreshed.claims()?.sub).toBe(op.person.sub)
  await expect(client.refreshTokenGrant(configuration, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })

  const own = await client.clientCredentialsGrant(configuration, { scope: 'openid' })
  expect(own.expires_in).toBeGreaterThan(0)
})

test('openid-client proves itself by a key', async ({ op, visitor, postern, named }) => {
  const { publicKey, privateKey } = await client.randomDPoPKeyPair('ES256')
  const redirectUri = op.app.redirectUri
  const params = { name: named('keyed') }
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig' }] }
  const api = postern.api(oidcProviderRoutes)
  const input = { redirect_uris: [redirectUri], assignments: ['allow_all'], jwks, consent_mode: 'none' }
  await api.writeOidcClient({ params, input })
  const { client_id: clientId } = await api.readOidcClient({ params })
  const issuer = `${postern.url}/v1/identity/oidc/provider/default`

  const configuration = await client.discovery(new URL(issuer), clientId, undefined, client.PrivateKeyJwt(privateKey), {
    execute: [client.allowInsecureRequests],
  })
  const verifier = client.randomPKCECodeVerifier()
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const { told } = await throughPages(visitor, op, await visitor.go(address.href))
  const cameBackTo = new URL(`${redirectUri}?${new URLSearchParams(told).toString()}`)
  const tokens = await client.authorizationCodeGrant(configuration, cameBackTo, { pkceCodeVerifier: verifier })
  expect(tokens.claims()?.sub).toBe(op.person.sub)
})
