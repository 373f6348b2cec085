import { startTestServer, type TestServer } from '#testing/server.ts'

/** What a request was answered: its status, and what stood in the body. */
export interface Told {
  readonly status: number
  readonly data: unknown
  readonly errors: unknown
}

/** Sends a request and tells the answer; `path` begins behind `/v1/`. */
export type Tell = (method: string, path: string, body?: object) => Promise<Told>

/** A server with short ways to what identities are tested by. */
export interface IdentityHouse {
  readonly server: TestServer
  /** With the root token. */
  readonly tell: Tell
  /** With another one. */
  as(token: string): Tell
  /** Writes something new and gives its id. */
  make(path: string, body: object): Promise<string>
  /** Enables an auth method and gives its accessor. */
  enable(path: string, options?: object): Promise<string>
  /** A token of a policy with this text. */
  tokenOf(name: string, policy: string): Promise<string>
  /** A token of an entity that has nothing but the default policy of its own. */
  tokenOfEntity(id: string): Promise<string>
}

export async function openIdentityHouse(): Promise<IdentityHouse> {
  const server = await startTestServer()
  const as =
    (token: string): Tell =>
    async (method, path, body) => {
      const response = await server.send(path, { method, token, ...(body && { body: JSON.stringify(body) }) })
      const text = await response.text()
      const said = text === '' ? {} : membersOf(JSON.parse(text))
      return { status: response.status, data: said.data ?? said.auth, errors: said.errors }
    }
  const tell = as('root')
  const idOf = async (told: Promise<Told>) => {
    const { status, data } = await told
    const { id } = membersOf(data)
    if (status !== 200 || typeof id !== 'string') throw new Error(`nothing was made: ${status}`)
    return id
  }
  return {
    server,
    tell,
    as,
    make: (path, body) => idOf(tell('POST', path, body)),
    async enable(path, options = {}) {
      await tell('POST', `sys/auth/${path}`, { type: 'approle', ...options })
      const { accessor } = membersOf((await tell('GET', `sys/auth/${path}`)).data)
      return String(accessor)
    },
    async tokenOf(name, policy) {
      await tell('PUT', `sys/policies/acl/${name}`, { policy })
      const { data } = await tell('POST', 'auth/token/create', { policies: [name] })
      return String(membersOf(data).client_token)
    },
    async tokenOfEntity(id) {
      const { accessor } = membersOf((await tell('GET', 'sys/auth/token')).data)
      await tell('POST', 'auth/token/roles/person', { allowed_entity_aliases: '*' })
      await tell('POST', 'identity/entity-alias', { name: id, mount_accessor: accessor, canonical_id: id })
      const made = await tell('POST', 'auth/token/create/person', { entity_alias: id, policies: ['default'] })
      return String(membersOf(made.data).client_token)
    },
  }
}

/** The members of what is an object, and of nothing else. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** 204 without a body. */
export const done: Told = { status: 204, data: undefined, errors: undefined }

/** 404 without words. */
export const nothing: Told = { status: 404, data: undefined, errors: [] }

/** 400 with one sentence. */
export const refused = (message: string): Told => ({ status: 400, data: undefined, errors: [message] })

/** What the policies of the caller refuse. */
export const denied: Told = { status: 403, data: undefined, errors: ['1 error occurred:\n\t* permission denied\n\n'] }

/** What an operation refuses, though the path is open to the caller. */
export const outOfReach: Told = { status: 403, data: undefined, errors: ['permission denied'] }
