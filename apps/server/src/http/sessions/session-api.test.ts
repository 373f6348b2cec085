import { consoleHeader } from '@postern/contract/resources/session.ts'
import { openSession } from '@postern/engine/sessions/open-session.ts'
import { signInWith } from '@postern/engine/sessions/sign-in.ts'
import { createTokenWorld } from '@postern/engine/testing/tokens.ts'
import type { SettableClock } from '@postern/engine/testing/settable-clock.ts'
import { createRootToken } from '@postern/engine/tokens/create/create-root-token.ts'
import type { World } from '@postern/engine/world.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { jsonAnswer } from '../answer.ts'
import type { EdgeRequest } from '../request.ts'
import { createCookies } from '../ui/cookies.ts'
import type { UiRequest } from '../ui/ui-answer.ts'
import { answerProof } from './prove-again.ts'
import { answerSessionApi } from './session-api.ts'

const cookies = createCookies({ isSecure: false })

let world: World
let clock: SettableClock
let token: string
let cookie: string
let dispatched: EdgeRequest[]

beforeEach(async () => {
  const made = await createTokenWorld()
  ;({ world, clock } = made)
  token = made.root.clientToken
  dispatched = []
  const signedIn = await signInWith(world, { method: 'token', token }, '127.0.0.1')
  cookie = `postern_console=${(await openSession(world, 'console', signedIn)).value}`
})

const requestFor = (method: string, path: string, body: unknown = {}): UiRequest => ({
  id: 'r',
  method,
  path,
  query: '',
  headers: { cookie, [consoleHeader.name.toLowerCase()]: consoleHeader.value },
  body: Buffer.from(JSON.stringify(body)),
  remoteAddress: '127.0.0.1',
})

const ask = (method: string, path: string) =>
  answerSessionApi(
    {
      world,
      cookies,
      dispatch: async (request) => {
        dispatched.push(request)
        return jsonAnswer(200, {})
      },
    },
    requestFor(method, `/ui/api/${path}`),
  )

describe('what weighs more', () => {
  const changes = [
    ['POST', 'sys/policies/acl/admin'],
    ['DELETE', 'sys/policies/acl/admin'],
    ['POST', 'sys/policy/admin'],
    ['POST', 'sys/auth/jwt'],
    ['POST', 'sys/auth/jwt/tune'],
    ['DELETE', 'sys/auth/jwt'],
    ['POST', 'sys/remount'],
    ['POST', 'identity/oidc/key/default/rotate'],
    ['POST', 'sys/leases/revoke-prefix/auth'],
  ] as const

  it.each(changes)('asks for a proof that is fresh: %s %s', async (method, path) => {
    clock.advance(300)
    const answer = await ask(method, path)
    expect([answer.status, JSON.parse(String(answer.body))]).toEqual([
      403,
      { errors: ['prove again who you are'], proof: 'needed' },
    ])
    expect(dispatched).toEqual([])
  })

  it.each(changes)('goes through while the proof is fresh: %s %s', async (method, path) => {
    clock.advance(299)
    expect((await ask(method, path)).status).toBe(200)
    expect(dispatched[0]).toMatchObject({ path, sessionToken: token })
  })

  it.each([
    ['GET', 'sys/policies/acl/admin'],
    ['POST', 'sys/policies/acl/simulate'],
    ['POST', 'sys/policies/check'],
    ['POST', 'identity/oidc/client/app'],
    ['POST', 'auth/jwt/role/ci'],
  ])('is not %s %s', async (method, path) => {
    clock.advance(600)
    expect((await ask(method, path)).status).toBe(200)
  })
})

describe('a proof', () => {
  const prove = (body: unknown) => answerProof(world, cookies, requestFor('POST', '/ui/session/proof', body))

  it('lets the session go on under another cookie', async () => {
    clock.advance(600)
    const before = cookie
    const answer = await prove({ token })
    expect(answer.status).toBe(200)
    cookie = answer.cookies?.[0]?.split(';')[0] ?? ''
    expect(cookie).not.toBe(before)
    expect((await ask('POST', 'sys/auth/jwt')).status).toBe(200)
    cookie = before
    expect((await prove({ token })).status).toBe(401)
  })

  it('of somebody else counts for nothing', async () => {
    const other = await createRootToken(world)
    await expect(prove({ token: other.clientToken })).rejects.toMatchObject({ reason: { code: 'permission_denied' } })
    await expect(prove({ token: 's.nothing' })).rejects.toMatchObject({ reason: { code: 'permission_denied' } })
    await expect(prove({})).rejects.toMatchObject({ reply: { status: 400 } })
  })
})
