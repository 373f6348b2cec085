import { serverFactRoutes } from '@postern/contract/routes/server-facts.ts'
import { tokenRoutes } from '@postern/contract/routes/token.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const api = () => server.client(serverFactRoutes)

describe('core 6: what the server tells of itself', () => {
  it('counts tokens and entities', async () => {
    const before = await api().countTokens({})
    await server.client(tokenRoutes).createToken({})
    expect(await api().countTokens({})).toEqual({
      counters: { service_tokens: { total: (before?.counters.service_tokens.total ?? 0) + 1 } },
    })
    expect(await api().countEntities({})).toEqual({ counters: { entities: { total: 0 } } })
  })

  it('has no child namespaces, and tells whoever has a token', async () => {
    const answer = async (token: string) => {
      const response = await server.send('sys/internal/ui/namespaces', { token })
      return { status: response.status, body: await response.json() }
    }
    expect(await answer('root')).toEqual({ status: 404, body: { errors: [] } })
    expect(await answer('')).toEqual({ status: 403, body: { errors: ['permission denied'] } })
  })

  it('lists no namespaces (core 3.5)', async () => {
    expect((await server.send('sys/namespaces?list=true')).status).toBe(404)
    expect(await api().listNamespaces({})).toEqual({ keys: [] })
  })

  it('lists the versions that have run', async () => {
    expect(await api().listVersions({})).toEqual({
      keys: ['1.19.0+postern.0.1.0'],
      key_info: {
        '1.19.0+postern.0.1.0': {
          timestamp_installed: expect.stringMatching(/^\d{4}-/),
          previous_version: null,
          commit_date: '',
        },
      },
    })
  })

  it('shows what can be mounted', async () => {
    const methods = ['approle', 'jwt', 'kubernetes', 'oidc', 'userpass']
    expect(await api().readPluginCatalog({})).toMatchObject({
      auth: methods,
      secret: [],
      detailed: methods.map((name) => ({ name, type: 'auth', builtin: true, version: 'v1.19.0+builtin.vault' })),
    })
    expect(await api().listPlugins({ params: { type: 'auth' } })).toEqual({ keys: methods })
    expect(await api().listPlugins({ params: { type: 'database' } })).toEqual({ keys: [] })
  })
})
