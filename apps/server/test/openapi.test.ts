import { writePolicy } from '@postern/engine/policies/write-policy.ts'
import { tokenRoutes } from '@postern/contract/routes/token.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

async function document(query = '', token = 'root') {
  const response = await server.send(`sys/internal/specs/openapi${query}`, { token })
  return { status: response.status, body: (await response.json()) as { openapi: string; paths: Record<string, object> } }
}

describe('core 6: the OpenAPI document', () => {
  it('describes the whole API to root', async () => {
    const { status, body } = await document()
    expect(status).toBe(200)
    expect(body.openapi).toBe('3.0.2')
    expect(body.paths['/sys/policies/acl/{name}']).toMatchObject({ get: {}, post: {}, patch: {}, delete: {} })
    expect(body.paths['/sys/auth/{path}/tune']).toMatchObject({ post: { 'x-vault-sudo': true } })
    expect(body.paths).toHaveProperty(['/auth/token/lookup-self'])
    expect(body.paths).toHaveProperty(['/sys/health'])
  })

  it('is one JSON document that names every operation once', async () => {
    const { body } = await document()
    const names = Object.values(body.paths).flatMap((item) =>
      Object.values(item as Record<string, { operationId?: string }>).flatMap(({ operationId }) => operationId ?? []),
    )
    expect(new Set(names).size).toBe(names.length)
  })

  it('shows nothing to a stranger', async () => {
    expect((await document('', '')).body.paths).toEqual({})
    expect((await document('', 'nobody')).status).toBe(403)
  })

  it('shows a token the mounts it may do anything at', async () => {
    await writePolicy(server.world, { name: 'own', policy: 'path "auth/token/*" { capabilities = ["deny"] }' })
    const input = { policies: ['own'], no_default_policy: true }
    const { client_token } = await server.client(tokenRoutes).createToken({ input })
    expect((await document('', client_token)).body.paths).toEqual({})
  })
})
