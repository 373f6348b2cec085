import * as client from 'openid-client'
import { expect, test } from './op.ts'
import { throughPages } from './relying-party.ts'

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
