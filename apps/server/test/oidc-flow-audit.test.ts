import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditRoutes } from '@postern/contract/routes/audit.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { basicOf, type FlowHouse, openHouse, verifier, challenge } from './oidc-flow-house.ts'

let house: FlowHouse
const folder = mkdtempSync(join(tmpdir(), 'postern-flow-audit-'))
const file = join(folder, 'audit.log')

beforeAll(async () => {
  house = await openHouse()
  await house.server
    .client(auditRoutes)
    .enableAuditDevice({ params: { path: 'file' }, input: { type: 'file', options: { file_path: file } } })
})
afterAll(async () => {
  await house.server.close()
  rmSync(folder, { recursive: true })
})

describe('23: the records of a flow', () => {
  it('name every refusal, and hold no code, token, secret or verifier', async () => {
    const app = await house.addClient({ name: 'audited', refresh_token_ttl: 60 })
    const ana = await house.signIn('ana')
    const asked = { client_id: app.client_id, scope: 'openid profile offline_access', code_challenge: challenge }
    const code = await house.codeOf(ana.token, { ...asked, code_challenge_method: 'S256' })
    const { body } = await house.redeem(code, { code_verifier: verifier }, app)
    const { access_token, id_token, refresh_token } = body
    const told = await house.get('userinfo', { Authorization: `Bearer ${String(access_token)}` })
    expect(told.status).toBe(200)
    await house.redeem(code, { code_verifier: verifier }, app)
    await house.post('token', { client_id: app.client_id, client_secret: 'not-the-secret' })
    await house.post('revoke', { token: String(refresh_token) }, basicOf(app))
    await house.authorize(ana.token, { ...asked, redirect_uri: 'https://elsewhere.example.com/' })

    const written = readFileSync(file, 'utf8')
    const secrets = { code, access_token, id_token, refresh_token, verifier, token: ana.token, secret: app.client_secret }
    for (const [name, secret] of Object.entries({ ...secrets, wrong: 'not-the-secret' })) {
      expect([name, String(secret).length > 10, written.includes(String(secret))]).toEqual([name, true, false])
    }
    expect(written).not.toContain(btoa(`${app.client_id}:${app.client_secret ?? ''}`))
    for (const why of ['exchange_code_invalid', 'exchange_client_unauthenticated', 'authorize_redirect_uri_unregistered']) {
      expect(written).toContain(why)
    }
  })
})
