import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import type { Answer } from './answer.ts'
import { createApp } from './app.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** An app whose API answers as told; what it gave up on. */
async function serving(answer: () => Promise<Answer>) {
  const accidents: unknown[] = []
  const ui = () => Promise.resolve({ status: 200, headers: {}, body: 'a page' })
  const app = createApp({ dispatch: answer, ui, isSecure: false, onAccident: (_error, about) => accidents.push(about) })
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  const { port } = server.address() as AddressInfo
  return { accidents, get: (path: string) => fetch(`http://127.0.0.1:${port}${path}`) }
}

it.each([
  ['whose header no wire can carry', () => Promise.resolve({ status: 200, headers: { 'X-Name': '日本' }, body: '{}' })],
  ['that could not be made', () => Promise.reject(new Error('a mistake of ours'))],
])('an answer %s is an internal error, logged without its query, and the server goes on', async (_, answer) => {
  const { accidents, get } = await serving(answer)
  const response = await get('/v1/sys/policies?token=hush')
  expect([response.status, await response.json()]).toEqual([500, { errors: ['internal error'] }])
  expect(accidents).toEqual([{ id: response.headers.get('x-request-id'), method: 'GET', path: '/v1/sys/policies' }])
  expect((await get('/ui/')).status).toBe(200)
})
