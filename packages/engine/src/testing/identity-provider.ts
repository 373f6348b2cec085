import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { nodeKeys } from '@postern/server/world/keys.ts'
import { base64urlOf } from '#crypto/base64url.ts'
import type { Jwk, PreparedKey, SignatureAlgorithm } from '#ports/keys.ts'
import { bytesOf } from '#storage/text.ts'

/** A key pair of the provider. */
export interface ProviderKey {
  readonly kid: string
  readonly algorithm: SignatureAlgorithm
  readonly publicJwk: Jwk
  readonly privateKey: PreparedKey
}

/** A request the provider got. */
export interface ProviderRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** What a route answers; an object is sent as JSON. */
export interface ProviderAnswer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object | string
}

/** A small identity provider on a port of its own, whose every answer a test may change. */
export interface TestProvider {
  readonly issuer: string
  readonly key: ProviderKey
  /** What it was asked, in order. */
  readonly requests: ProviderRequest[]
  /** Answers by path; those of discovery and `/jwks` are there from the start. */
  readonly answers: Map<string, (request: ProviderRequest) => ProviderAnswer | Promise<ProviderAnswer>>
  /** Publishes these keys and no others. */
  publish(...keys: readonly ProviderKey[]): void
  /** A signed token; issuer and times are filled in unless given. */
  sign(claims: Readonly<Record<string, unknown>>, options?: SignOptions): Promise<string>
  stop(): Promise<void>
}

interface SignOptions {
  readonly key?: ProviderKey
  readonly header?: Readonly<Record<string, unknown>>
}

/** A key pair with a name. */
export async function createProviderKey(kid: string, algorithm: SignatureAlgorithm = 'RS256'): Promise<ProviderKey> {
  const { publicJwk, privateJwk } = await nodeKeys.generate(algorithm)
  const privateKey = nodeKeys.prepare(privateJwk)
  if (privateKey === undefined) throw new Error('a key that was just made cannot be used')
  return { kid, algorithm, publicJwk: { ...publicJwk, kid, alg: algorithm, use: 'sig' }, privateKey }
}

/** A compact JWS over any payload, by any key: also those no honest provider would make. */
export async function signedBy(
  key: ProviderKey,
  payload: string,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const part = (text: string) => base64urlOf(bytesOf(text))
  const signed = `${part(JSON.stringify({ alg: key.algorithm, kid: key.kid, ...header }))}.${part(payload)}`
  return `${signed}.${base64urlOf(await nodeKeys.sign(key.algorithm, key.privateKey, bytesOf(signed)))}`
}

/** Starts a provider. */
export async function startTestProvider(key: ProviderKey): Promise<TestProvider> {
  const requests: ProviderRequest[] = []
  const answers: TestProvider['answers'] = new Map()
  const server = createServer((request, response) => {
    void answer(request, response)
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const asked = { method: request.method ?? '', path, headers: request.headers, body: (await textOf(request)) || query }
    requests.push(asked)
    const { status = 200, headers = {}, body = '' } = (await answers.get(path)?.(asked)) ?? { status: 404 }
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const publish = (...keys: readonly ProviderKey[]) => {
    answers.set('/jwks', () => ({ body: { keys: keys.map(({ publicJwk }) => publicJwk) } }))
  }
  publish(key)
  answers.set('/.well-known/openid-configuration', () => ({ body: discoveryOf(issuer) }))

  return {
    issuer,
    key,
    requests,
    answers,
    publish,
    sign: (claims, options = {}) => signedBy(options.key ?? key, JSON.stringify({ iss: issuer, ...claims }), options.header),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What the provider says of itself. */
export function discoveryOf(issuer: string) {
  return {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    device_authorization_endpoint: `${issuer}/device`,
    response_types_supported: ['code', 'id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
