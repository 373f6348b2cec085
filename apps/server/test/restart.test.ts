import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { verifyFiles } from '#audit/verify-files.ts'
import { spawnServer, type SpawnedServer } from '#testing/spawned-server.ts'

let running: SpawnedServer | undefined
afterEach(() => running?.kill())

const newFolder = () => mkdtempSync(join(tmpdir(), 'postern-restart-'))

async function start(...words: readonly string[]): Promise<SpawnedServer> {
  running = await spawnServer(...words)
  return running
}

const grant = z.object({ auth: z.object({ client_token: z.string() }) })
const wrapped = z.object({ wrap_info: z.object({ token: z.string() }) })
const initialised = z.object({ keys: z.array(z.string()), root_token: z.string() })
const policy = 'path "cubbyhole/*" { capabilities = ["read"] }'

/** Writes one of everything; gives back what the server acknowledged. */
async function writeSome(server: SpawnedServer, root: string) {
  const put = (path: string, body: object) => server.send(path, { method: 'POST', token: root, body })
  expect((await put('sys/policies/acl/reader', { policy })).status).toBe(204)
  expect((await put('sys/auth/userpass', { type: 'userpass' })).status).toBe(204)
  expect((await put('auth/userpass/users/ada', { password: 'correct horse', token_policies: 'reader' })).status).toBe(204)
  const { auth } = grant.parse(await (await put('auth/token/create', { policies: ['reader'] })).json())
  const revoked = grant.parse(await (await put('auth/token/create', {})).json()).auth.client_token
  expect((await put('auth/token/revoke', { token: revoked })).status).toBe(204)
  const wrapping = { method: 'POST', token: root, body: { pin: 'hunter2' }, wrapTtl: '1h' }
  const { wrap_info: info } = wrapped.parse(await (await server.send('sys/wrapping/wrap', wrapping)).json())
  return { token: auth.client_token, revoked, wrapping: info.token }
}

/** Everything that {@link writeSome} was told is there, and what was revoked is not. */
async function expectAll(server: SpawnedServer, root: string, written: Awaited<ReturnType<typeof writeSome>>) {
  const { token, revoked, wrapping } = written
  const policies = await server.send('sys/policies/acl/reader', { token: root })
  expect(await policies.json()).toMatchObject({ data: { policy } })
  const own = await server.send('auth/token/lookup-self', { token })
  expect(await own.json()).toMatchObject({ data: { policies: ['default', 'reader'] } })
  expect((await server.send('auth/token/lookup-self', { token: revoked })).status).toBe(403)
  const login = { method: 'POST', token: '', body: { password: 'correct horse' } }
  expect((await server.send('auth/userpass/login/ada', login)).status).toBe(200)
  const unwrapped = await server.send('sys/wrapping/unwrap', { method: 'POST', token: wrapping })
  expect(await unwrapped.json()).toMatchObject({ data: { pin: 'hunter2' } })
  expect((await server.send('sys/wrapping/unwrap', { method: 'POST', token: wrapping })).status).toBe(400)
}

describe('security 10.1: an acknowledged change survives', () => {
  it('a kill, on a server that unseals itself; the way in is the same, and the records are whole', async () => {
    const folder = newFolder()
    const records = join(newFolder(), 'audit.log')
    const words = ['--data', folder, '--audit-file', records]
    const first = await start(...words)
    const written = await writeSome(first, first.rootToken)
    const id = await clusterIdOf(first)
    await first.kill()

    const second = await start(...words)
    expect(second.rootToken).toBe('')
    expect(await clusterIdOf(second)).toBe(id)
    await expectAll(second, first.rootToken, written)
    expect(await second.stop()).toBe(0)
    expect(await verifyFiles([records])).toMatchObject({ isWhole: true })
  })

  it('a kill in the middle of many writes', async () => {
    const folder = newFolder()
    const first = await start('--data', folder)
    const acknowledged: string[] = []
    // Writers go on until the server is gone; it goes once a hundred changes have been acknowledged.
    const write = async (writer: number): Promise<void> => {
      for (let turn = 0; ; turn += 1) {
        const name = `p-${writer}-${turn}`
        const response = await first.send(`sys/policies/acl/${name}`, { method: 'POST', body: { policy } }).catch(() => undefined)
        if (response?.status !== 204) return
        acknowledged.push(name)
        if (acknowledged.length === 100) await first.kill()
      }
    }
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(write))
    expect(acknowledged.length).toBeGreaterThanOrEqual(100)

    const second = await start('--data', folder)
    const list = await second.send('sys/policies/acl?list=true', { token: first.rootToken })
    const { data } = z.object({ data: z.object({ keys: z.array(z.string()) }) }).parse(await list.json())
    expect(acknowledged.filter((name) => !data.keys.includes(name))).toEqual([])
  })

  it('a kill, seal and unseal, on a server whose key people hold', async () => {
    const words = ['--data', newFolder(), '--seal', 'shamir']
    const first = await start(...words)
    const made = await first.send('sys/init', { method: 'PUT', body: { secret_shares: 3, secret_threshold: 2 } })
    const { keys, root_token: root } = initialised.parse(await made.json())
    await unseal(first, keys)
    const written = await writeSome(first, root)
    await first.kill()

    const second = await start(...words)
    const status = await second.send('sys/health', { token: '' })
    expect([status.status, await status.json()]).toMatchObject([503, { initialized: true, sealed: true }])
    await unseal(second, keys)
    expect((await second.send('sys/seal', { method: 'PUT', token: root })).status).toBe(204)
    expect((await second.send('auth/token/lookup-self', { token: root })).status).toBe(503)
    await unseal(second, keys.toReversed())
    await expectAll(second, root, written)
    expect(await second.stop()).toBe(0)
  })
})

const health = z.object({ cluster_id: z.uuid() })

async function clusterIdOf(server: SpawnedServer): Promise<string> {
  return health.parse(await (await server.send('sys/health', { token: '' })).json()).cluster_id
}

async function unseal(server: SpawnedServer, keys: readonly string[]) {
  for (const key of keys.slice(0, 2)) await server.send('sys/unseal', { method: 'PUT', token: '', body: { key } })
  expect((await server.send('sys/health', { token: '' })).status).toBe(200)
}
