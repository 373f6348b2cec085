import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deleteClient } from '@postern/engine/oidc-provider/clients/write-client.ts'
import { rotateKey } from '@postern/engine/oidc-provider/keys/rotate-key.ts'
import { startPostgres } from '@postern/storage-postgres/testing/start-postgres.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer } from '#testing/server.ts'
import { askedBy, type FlowHouse, houseAt } from './oidc-flow-house.ts'
import { furnish } from './pages/house.ts'

const postgres = await startPostgres()

describe.skipIf(postgres === undefined)('two servers on one database', () => {
  const came = process.cwd()
  const folder = mkdtempSync(join(tmpdir(), 'postern-instances-'))
  let one: FlowHouse
  let other: FlowHouse
  let ana: { readonly token: string; readonly entityId: string }

  beforeAll(async () => {
    // The key file lies where the servers start.
    process.chdir(folder)
    const store = { kind: 'postgres', url: (await postgres?.createDatabase()) ?? '' } as const
    const first = await startTestServer({ store })
    const { client } = await furnish(first.world)
    one = houseAt(first, client)
    other = houseAt(await startTestServer({ store }), client)
    ana = await one.signIn('ana')
  })
  afterAll(async () => {
    await one.server.close()
    await other.server.close()
    await postgres?.stop()
    process.chdir(came)
    rmSync(folder, { recursive: true })
  })

  const userinfo = (house: FlowHouse, token: unknown) =>
    house.get('userinfo', { Authorization: `Bearer ${String(token)}` }).then(({ status }) => status)

  it('take what the other gave: sign-in, code, access token, pushed request', async () => {
    const code = await other.codeOf(ana.token)
    const { status, body } = await one.redeem(code)
    expect(status).toBe(200)
    expect(await userinfo(other, body['access_token'])).toBe(200)
    expect((await one.get('.well-known/keys')).body).toEqual((await other.get('.well-known/keys')).body)

    const { client_id, client_secret = '' } = one.client
    const pushed = await one.post('par', { ...askedBy(one.client), client_secret })
    const reference = { client_id, request_uri: String(pushed.body['request_uri']) }
    expect((await other.post('authorize', reference, { 'X-Vault-Token': ana.token })).status).toBe(200)
  })

  it('redeem a code once between them, and its access token ends on both', async () => {
    const code = await one.codeOf(ana.token)
    const attempts = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? one : other).redeem(code))
    const successes = (await Promise.all(attempts)).filter(({ status }) => status === 200)
    expect(successes).toHaveLength(1)
    for (const house of [one, other]) expect(await userinfo(house, successes[0]?.body['access_token'])).toBe(401)
  })

  it('follow each other within a second: an app that is deleted, a key that is rotated', async () => {
    const app = await one.addClient({ name: 'doomed' })
    await expect.poll(() => other.authorize(ana.token, { client_id: app.client_id }).then(({ status }) => status)).toBe(200)
    const code = await one.codeOf(ana.token, { client_id: app.client_id })
    const { body } = await other.redeem(code, {}, app)
    expect(await userinfo(other, body['access_token'])).toBe(200)
    await deleteClient(one.server.world, 'doomed')
    await expect.poll(() => userinfo(other, body['access_token']), { timeout: 1000 }).toBe(403)

    const keysAt = async (house: FlowHouse) => JSON.stringify((await house.get('.well-known/keys')).body)
    await rotateKey(one.server.world, { name: 'default', verificationTtl: undefined })
    const rotated = await keysAt(one)
    await expect.poll(() => keysAt(other), { timeout: 1000 }).toBe(rotated)
  })

  it('hear of a replay at the other at once', async () => {
    const code = await one.codeOf(ana.token)
    const { body } = await one.redeem(code)
    expect(await userinfo(one, body['access_token'])).toBe(200)
    expect((await other.redeem(code)).status).toBe(400)
    expect(await userinfo(one, body['access_token'])).toBe(401)
  })
})
