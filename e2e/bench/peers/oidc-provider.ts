import { createServer } from 'node:http'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { Provider, type Configuration, type KoaContextWithOIDC } from 'oidc-provider'
import { freePort } from '#programs/free-port.ts'
import { apps, person, redirectUri } from '../measures/code-flow/cast.ts'
import { answerQuestions } from '../processes/answer-questions.ts'
import { createMapAdapter } from './map-adapter.ts'

// oidc-provider as its documentation sets it up, everything in memory. Whoever comes is signed in as the same person.

const jwk = (key: KeyObject, alg: string) => ({ ...key.export({ format: 'jwk' }), kid: alg, alg, use: 'sig' })
const keys = [
  jwk(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 'RS256'),
  jwk(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'ES256'),
]

const configuration: Configuration = {
  adapter: createMapAdapter,
  clients: apps.map(({ id, secret, algorithm }) => ({
    client_id: id,
    client_secret: secret,
    redirect_uris: [redirectUri],
    id_token_signed_response_alg: algorithm,
  })),
  jwks: { keys },
  claims: { openid: ['sub'], profile: ['name', 'email'] },
  cookies: { keys: ['a benchmark has nothing to hide'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, name: person.name, email: person.email }) }),
  loadExistingGrant: grantOf,
  // Else a session would keep only the newest grant of an app alive, and this person signs in many times at once.
  expiresWithSession: () => false,
  ttl: { AccessToken: 3600, AuthorizationCode: 600, Grant: 3600, IdToken: 3600, Interaction: 600, Session: 3600 },
}

/** Everything was agreed to. A grant of its own for each sign-in, as Postern keeps it. */
async function grantOf({ oidc }: KoaContextWithOIDC) {
  const clientId = oidc.client?.clientId
  const accountId = oidc.session?.accountId
  if (clientId === undefined || accountId === undefined) return undefined
  const grant = new oidc.provider.Grant({ clientId, accountId })
  grant.addOIDCScope('openid profile')
  await grant.save()
  return grant
}

const port = await freePort()
const provider = new Provider(`http://127.0.0.1:${port}`, configuration)
const answer = provider.callback()
createServer((request, response) => {
  const isSigningIn = request.url?.startsWith('/interaction/') === true
  void (isSigningIn
    ? provider.interactionFinished(request, response, { login: { accountId: person.name } })
    : answer(request, response))
}).listen(port, '127.0.0.1', () => answerQuestions({ port }, () => undefined))
