import { identityRoutes } from '@postern/contract/routes/identity.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

describe('core 12.1: entities', () => {
  it('makes one, and reads it by id and by name in any case', async () => {
    const api = server.client(identityRoutes)
    const made = await api.writeEntity({ input: { name: 'Ada', policies: ['ops', 'Dev'] } })
    expect(made).toMatchObject({ name: 'Ada', aliases: null })
    const read = await api.readEntityByName({ params: { name: 'ada' } })
    expect(read).toMatchObject({ id: made?.id, name: 'Ada', policies: ['dev', 'ops'], metadata: null, aliases: [] })
  })
})
