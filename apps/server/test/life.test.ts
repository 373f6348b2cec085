import { lifeRoutes } from '@postern/contract/routes/life.ts'
import { rekeyRoutes } from '@postern/contract/routes/rekey.ts'
import { rootGenerationRoutes } from '@postern/contract/routes/root-generation.ts'
import { sealRoutes } from '@postern/contract/routes/seal.ts'
import { serverFactRoutes } from '@postern/contract/routes/server-facts.ts'
import { tokenRoutes } from '@postern/contract/routes/token.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
let keys: readonly string[]
let root: string

/** The share with this number, counted from 0. */
const share = (index: number) => keys[index] ?? ''

const life = () => server.client(lifeRoutes, '')

beforeEach(async () => {
  server = await startTestServer({ seal: 'shamir' })
  const made = await life().initialise({ input: { secret_shares: 3, secret_threshold: 2 } })
  keys = made.keys
  root = made.root_token
  await unseal(0, 2)
})
afterEach(() => server.close())

async function unseal(...indexes: readonly number[]) {
  for (const index of indexes) await life().unseal({ input: { key: share(index) } })
  return life().readSealStatus({})
}

async function answerOf(path: string, { method = 'POST', token = root, body }: Asked = {}) {
  const response = await server.send(path, { method, token, ...(body && { body: JSON.stringify(body) }) })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
}

interface Asked {
  readonly method?: string
  readonly token?: string
  readonly body?: object
}

const mistake = (message: string) => ({ status: 400, body: { errors: [message] } })

describe('core 4.1, 4.3: a server whose key people hold', () => {
  it('serves with the token of init once enough shares have been brought, and has noted its version', async () => {
    expect(await life().readSealStatus({})).toMatchObject({ type: 'shamir', sealed: false, t: 2, n: 3, progress: 0 })
    expect(await server.client(tokenRoutes, root).readOwnToken({})).toMatchObject({ display_name: 'root', policies: ['root'] })
    const { keys: versions } = (await server.client(serverFactRoutes, root).listVersions({})) ?? {}
    expect(versions).toEqual(['1.19.0+postern.0.1.0'])
  })
})

describe('core 4.4: seal', () => {
  it('closes the server until shares are brought again, and nothing is lost', async () => {
    const { client_token } = await server.client(tokenRoutes, root).createToken({ input: { policies: ['default'] } })
    expect(await answerOf('sys/seal', { method: 'PUT' })).toEqual({ status: 204, body: undefined })
    expect(await answerOf('auth/token/lookup-self', { method: 'GET' })).toEqual({
      status: 503,
      body: { errors: ['Vault is sealed'] },
    })
    expect((await answerOf('sys/health', { method: 'GET' })).status).toBe(503)
    expect(await unseal(1)).toMatchObject({ sealed: true, progress: 1 })
    expect(await unseal(2)).toMatchObject({ sealed: false, progress: 0 })
    expect(await server.client(tokenRoutes, client_token).readOwnToken({})).toMatchObject({ policies: ['default'] })
  })

  it('needs sudo, and asks nobody when the server is sealed already', async () => {
    const { client_token } = await server.client(tokenRoutes, root).createToken({ input: { policies: ['default'] } })
    expect((await answerOf('sys/seal', { token: client_token })).status).toBe(403)
    expect((await answerOf('sys/seal', { token: '' })).status).toBe(403)
    await answerOf('sys/seal')
    expect((await answerOf('sys/seal', { token: '' })).status).toBe(204)
  })

  it('is not reached by other methods', async () => {
    expect((await answerOf('sys/seal', { method: 'GET' })).status).toBe(405)
  })
})

describe('core 4.4, 4.6: one server among none', () => {
  it('steps down without effect, and tells of itself', async () => {
    expect((await answerOf('sys/step-down', { method: 'PUT' })).status).toBe(204)
    expect(await life().readLeader({})).toEqual({ ha_enabled: false })
    expect(await server.client(sealRoutes, root).readHaStatus({})).toMatchObject({
      nodes: [{ active_node: true, api_address: 'http://127.0.0.1:8200', version: '1.19.0+postern.0.1.0' }],
    })
  })
})

describe('core 4.7: a root token by those who hold the shares', () => {
  const open = () => server.client(rootGenerationRoutes, '')

  it('is masked with the password that the server made, and shown by decode-token', async () => {
    expect(await open().readRootGeneration({})).toMatchObject({ started: false, nonce: '', required: 2, otp_length: 26 })
    const { nonce, otp } = await open().startRootGeneration({})
    expect(otp).toMatch(/^[0-9A-Za-z]{26}$/)
    expect(await open().updateRootGeneration({ input: { nonce, key: share(0) } })).toMatchObject({
      started: true,
      progress: 1,
      complete: false,
      otp: '',
    })
    const done = await open().updateRootGeneration({ input: { nonce, key: share(1) } })
    expect(done).toMatchObject({ complete: true, progress: 2, encoded_root_token: done.encoded_token })
    const { token } = (await open().decodeToken({ input: { encoded_token: done.encoded_token, otp } })) ?? {}
    expect(await server.client(tokenRoutes, token).readOwnToken({})).toMatchObject({
      policies: ['root'],
      path: 'auth/token/root',
    })
    expect(await open().readRootGeneration({})).toMatchObject({ started: false, progress: 0 })
  })

  it('is made the same way with a token, in the envelope', async () => {
    const api = server.client(rootGenerationRoutes, root)
    const otp = 'a'.repeat(26)
    const started = await api.startRootTokenGeneration({ input: { otp } })
    expect(started).toMatchObject({ started: true, otp: '' })
    const nonce = started?.nonce ?? ''
    await api.updateRootTokenGeneration({ input: { nonce, key: share(0) } })
    const done = await api.updateRootTokenGeneration({ input: { nonce, key: share(2) } })
    expect(done).toMatchObject({ complete: true })
    expect((await answerOf('sys/generate-root-token/attempt', { method: 'GET', token: '' })).status).toBe(403)
  })

  it('refuses what does not belong to the attempt', async () => {
    const path = 'sys/generate-root'
    expect(await answerOf(`${path}/update`, { body: { key: share(0), nonce: 'x' } })).toEqual(
      mistake('no root generation in progress'),
    )
    expect(await answerOf(`${path}/attempt`, { body: { otp: 'short' } })).toEqual(mistake('OTP string has incorrect length'))
    const { nonce } = await open().startRootGeneration({})
    expect(await answerOf(`${path}/attempt`)).toEqual(mistake('root generation already in progress'))
    expect(await answerOf(`${path}/update`, { body: { key: share(0), nonce: 'x' } })).toEqual(
      mistake(`incorrect nonce supplied; nonce for this root generation operation is "${nonce}"`),
    )
    await answerOf(`${path}/update`, { body: { key: share(0), nonce } })
    expect(await answerOf(`${path}/update`, { body: { key: share(0), nonce } })).toEqual(
      mistake('given key has already been provided during this generation operation'),
    )
    expect((await answerOf(`${path}/update`, { body: { key: '00'.repeat(33), nonce } })).status).toBe(400)
    expect(await open().readRootGeneration({})).toMatchObject({ started: true, progress: 0 })
    expect((await answerOf(`${path}/attempt`, { method: 'DELETE' })).status).toBe(204)
    expect(await open().readRootGeneration({})).toMatchObject({ started: false })
  })
})

describe('core 4.8: keys', () => {
  it('rotates the data key, and what was sealed before stays readable', async () => {
    const api = server.client(sealRoutes, root)
    expect(await api.readKeyStatus({})).toMatchObject({ term: 1, encryptions: expect.any(Number) })
    expect((await answerOf('sys/rotate', { method: 'PUT' })).status).toBe(204)
    await api.rotateKeyring({})
    const { body } = await answerOf('sys/key-status', { method: 'GET' })
    expect(body).toMatchObject({ term: 3, data: { term: 3, install_time: expect.stringMatching(/^\d{4}-.*Z$/) } })
    expect(await server.client(tokenRoutes, root).readOwnToken({})).toMatchObject({ display_name: 'root' })
  })

  it('counts encryptions also over a seal', async () => {
    const api = server.client(sealRoutes, root)
    await server.client(tokenRoutes, root).createToken({})
    const { encryptions: before } = await api.readKeyStatus({})
    await answerOf('sys/seal')
    await unseal(0, 1)
    const { encryptions: after } = await api.readKeyStatus({})
    expect(before).toBeGreaterThan(0)
    expect(after).toBeGreaterThanOrEqual(before)
  })

  it('says when data keys are rotated', async () => {
    const api = server.client(sealRoutes, root)
    expect(await api.readRotation({})).toEqual({ enabled: true, max_operations: 3_865_470_566, interval: 0 })
    await api.writeRotation({ input: { interval: '48h', max_operations: 1_000_000 } })
    expect(await api.readKeyringRotation({})).toEqual({ enabled: true, max_operations: 1_000_000, interval: '48h0m0s' })
    expect(await answerOf('sys/rotate/config', { body: { interval: '23h' } })).toEqual(
      mistake('interval must be greater or equal to 24h0m0s'),
    )
    expect(await answerOf('sys/rotate/config', { body: { max_operations: 5 } })).toEqual(
      mistake('max_operations must be in the range [1000000,3865470566]'),
    )
  })

  it('gives other shares for the old ones, which then open nothing', async () => {
    const api = server.client(rekeyRoutes, root)
    const { nonce } = await api.startRekey({ input: { secret_shares: 2, secret_threshold: 2 } })
    expect(await api.updateRekey({ input: { nonce, key: share(0) } })).toMatchObject({ progress: 1, required: 2, n: 2, t: 2 })
    const done = await api.updateRekey({ input: { nonce, key: share(1) } })
    expect(done).toMatchObject({ complete: true, verification_required: false })
    await answerOf('sys/seal')
    await life().unseal({ input: { key: share(0) } })
    expect((await answerOf('sys/unseal', { body: { key: share(1) } })).status).toBe(400)
    keys = done?.keys ?? []
    expect(await unseal(0, 1)).toMatchObject({ sealed: false, n: 2, t: 2 })
    expect(await api.readRekey({})).toMatchObject({ started: false })
  })

  it('changes nothing before new shares have been brought back, where that is asked for', async () => {
    const api = server.client(rekeyRoutes, root)
    const input = { secret_shares: 3, secret_threshold: 2, require_verification: true }
    const { nonce } = await api.startLegacyRekey({ input })
    await api.updateLegacyRekey({ input: { nonce, key: share(0) } })
    const fresh = await api.updateLegacyRekey({ input: { nonce, key: share(1) } })
    expect(fresh).toMatchObject({ complete: true, verification_required: true })
    const [one = '', two = ''] = fresh.keys ?? []
    const verification = fresh.verification_nonce
    expect(await answerOf('sys/rekey/verify', { body: { key: one, nonce } })).toEqual(
      mistake(`incorrect nonce supplied; nonce for this rekey verification operation is "${verification}"`),
    )
    expect(await api.verifyLegacyRekey({ input: { nonce: verification ?? '', key: one } })).toMatchObject({ progress: 1 })
    await answerOf('sys/seal')
    expect(await unseal(0, 1)).toMatchObject({ sealed: false })
    expect(await api.verifyLegacyRekey({ input: { nonce: verification ?? '', key: two } })).toMatchObject({ complete: true })
    await answerOf('sys/seal')
    keys = [one, two]
    expect(await unseal(0, 1)).toMatchObject({ sealed: false })
  })

  it.each([
    [{ secret_shares: 0, secret_threshold: 1 }, 'invalid rekey seal configuration: shares must be at least one'],
    [{ secret_shares: 1, secret_threshold: 1, pgp_keys: ['a'] }, 'PGP keys are not supported; keys are given in plain'],
  ])('refuses new shares as asked for by %j', async (body, message) => {
    expect(await answerOf('sys/rotate/root/init', { body })).toEqual(mistake(message))
  })

  it('needs a token for other shares, under both names', async () => {
    for (const path of ['sys/rekey/init', 'sys/rotate/root/init']) {
      expect((await answerOf(path, { method: 'GET', token: '' })).status).toBe(403)
    }
  })

  it('has no shares to change where the key lies in a file', async () => {
    const other = await startTestServer()
    const response = await other.send('sys/rekey/init')
    expect([response.status, await response.json()]).toEqual([
      400,
      { errors: ['there are no key shares to change with seal type static'] },
    ])
    await other.close()
  })
})
