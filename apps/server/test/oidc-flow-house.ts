import { type Client, maybeClient } from '@postern/engine/oidc-provider/clients/client.ts'
import { type ClientChanges, writeClient } from '@postern/engine/oidc-provider/clients/write-client.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'
import { furnish, password, redirectUri } from './pages/house.ts'

export const issuer = 'http://127.0.0.1:8200/v1/identity/oidc/provider/default'

// RFC 7636 appendix B.
export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
export const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/** Status, the headers that matter here, and JSON of an answer. */
export interface Told {
  readonly status: number
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>>
}

export type Texts = Readonly<Record<string, string>>

/** A server with an app, people with passwords, and the calls an app makes. */
export interface FlowHouse {
  readonly server: TestServer
  readonly client: Client
  /** Another app. */
  addClient(changes: ClientChanges): Promise<Client>
  /** Signs somebody in; gives their token. */
  signIn(username: 'ana' | 'bob'): Promise<{ readonly token: string; readonly entityId: string }>
  get(path: string, headers?: Texts): Promise<Told>
  /** Posts a form below the provider. */
  post(path: string, fields: Texts, headers?: Texts): Promise<Told>
  /** What the authorization endpoint says; what is missing is filled in. */
  authorize(token: string, fields?: Texts): Promise<Told>
  /** A code for somebody. */
  codeOf(token: string, fields?: Texts): Promise<string>
  /** Exchanges a code; the app authenticates by Basic. */
  redeem(code: string, fields?: Texts, app?: Client): Promise<Told>
}

export async function openHouse(): Promise<FlowHouse> {
  const server = await startTestServer()
  return houseAt(server, (await furnish(server.world)).client)
}

/** The calls of an app at a server that knows it. */
export function houseAt(server: TestServer, client: Client): FlowHouse {
  const told = async (response: Response): Promise<Told> => {
    const text = await response.text()
    const body = text === '' ? {} : (JSON.parse(text) as Told['body'])
    return { status: response.status, headers: response.headers, body }
  }
  const house: FlowHouse = {
    server,
    client,
    async addClient(changes) {
      await writeClient(server.world, { redirect_uris: [redirectUri], assignments: ['allow_all'], ...changes })
      const added = await server.world.storage.read((view) => maybeClient(view, changes.name))
      if (added === undefined) throw new Error('the client was just written')
      return added
    },
    async signIn(username) {
      const path = `auth/userpass/login/${username}`
      const response = await server.send(path, { method: 'POST', token: '', body: JSON.stringify({ password }) })
      const { auth } = (await response.json()) as { auth: { client_token: string; entity_id: string } }
      return { token: auth.client_token, entityId: auth.entity_id }
    },
    get: async (path, headers = {}) => told(await server.send(addressOf(path), { token: '', headers })),
    post: async (path, fields, headers = {}) =>
      told(await server.send(addressOf(path), { method: 'POST', token: '', headers, body: new URLSearchParams(fields) })),
    authorize: (token, fields = {}) => house.post('authorize', askedBy(client, fields), { 'X-Vault-Token': token }),
    async codeOf(token, fields) {
      const { status, body } = await house.authorize(token, fields)
      if (status !== 200) throw new Error(JSON.stringify(body))
      return String(body['code'])
    },
    redeem: (code, fields = {}, app = client) =>
      house.post('token', { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...fields }, basicOf(app)),
  }
  return house
}

/** A path below the default provider, or one that names another: `provider/other/token`. */
function addressOf(path: string): string {
  return path.startsWith('provider/') ? `identity/oidc/${path}` : `identity/oidc/provider/default/${path}`
}

/** An authorization request that is in order. */
export function askedBy({ client_id }: Pick<Client, 'client_id'>, more: Texts = {}): Texts {
  const all = { client_id, redirect_uri: redirectUri, response_type: 'code', scope: 'openid profile', state: 's1', nonce: 'n1' }
  return Object.fromEntries(Object.entries({ ...all, ...more }).filter(([, value]) => value !== absent))
}

/** Leaves a parameter out that would be filled in. */
export const absent = '(absent)'

export function basicOf({ client_id, client_secret = '' }: Pick<Client, 'client_id' | 'client_secret'>): Texts {
  return { Authorization: `Basic ${btoa(`${client_id}:${client_secret}`)}` }
}
