import { discoveryOf } from '@postern/engine/testing/identity-provider.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { signInAt } from '#testing/identity-provider-client.ts'
import { openOidcLogin } from './oidc-login-house.ts'

const { server, provider, api, params, configure, writeRole, start, begin, comeBack, poll, said, failed, signIn } =
  openOidcLogin()

type Input = Readonly<Record<string, unknown>>

describe('7.4 the provider posts its answer', () => {
  const consoleUri = 'https://vault.example.com/ui/vault/auth/oidc/oidc/callback'
  const form = (fields: Readonly<Record<string, string>>) =>
    server().send('auth/oidc/oidc/callback', {
      method: 'POST',
      token: '',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })

  it('is not taken unless the mount is set up for it', async () => {
    const response = await form({ state: 'x' })
    expect([response.status, await response.text()]).toEqual([405, ''])
  })

  it('a code, which the console then asks to be spent', async () => {
    await configure({ oidc_response_mode: 'form_post' })
    await writeRole({ allowed_redirect_uris: [consoleUri] })
    const asked = await begin({ redirect_uri: consoleUri })
    expect(asked.parameters.get('response_mode')).toBe('form_post')
    expect(asked.redirectUri).toBe('https://vault.example.com/v1/auth/oidc/oidc/callback')
    const code = signInAt(provider(), asked, { idToken: {} })
    const response = await form({ state: asked.state, code })
    const page = await response.text()
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page).toContain(`{"source":"oidc-callback","path":"oidc","state":"${asked.state}","code":"no_code"}`)
    expect(page).not.toContain(code)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    expect(await comeBack({ state: asked.state, code: 'no_code' })).toMatchObject({ status: 200 })
  })

  it('an ID token, for a command line that comes for it', async () => {
    await configure({ oidc_response_mode: 'form_post', oidc_response_types: 'id_token' })
    const asked = await begin({ client_nonce: 'mine' })
    expect(asked.parameters.get('response_type')).toBe('id_token')
    expect(asked.parameters.has('code_challenge')).toBe(false)
    const now = Math.floor(Date.now() / 1000)
    const id_token = await provider().sign({ sub: 'ana', aud: 'web', iat: now, exp: now + 300, nonce: asked.nonce })
    const response = await form({ state: asked.state, code: '', id_token, client_nonce: 'mine' })
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('Invalid redirect path.')])
    expect(await comeBack({ state: asked.state, client_nonce: 'mine' })).toMatchObject({ status: 200 })

    const other = await begin()
    await form({ state: other.state, id_token: 'a.b.c' })
    const { status, body } = await comeBack({ state: other.state })
    expect({ status, text: JSON.stringify(body) }).toEqual({
      status: 400,
      text: expect.stringContaining('"Token verification failed. '),
    })
  })

  it('with a state nobody knows, and is shown none of it', async () => {
    await configure({ oidc_response_mode: 'form_post' })
    const response = await form({ state: '<script>alert(1)</script>' })
    const page = await response.text()
    expect([response.status, page.includes('Expired or missing OAuth state.'), page.includes('alert(1)')]).toEqual([
      400,
      true,
      false,
    ])
  })
})

describe('7.6 direct mode: the browser comes to us, the client polls', () => {
  const direct = `http://127.0.0.1:8200/v1/auth/oidc/oidc/callback`
  const beginDirect = async (role: Input = {}) => {
    await writeRole({ callback_mode: 'direct', allowed_redirect_uris: [direct], ...role })
    return begin({ redirect_uri: direct, client_nonce: 'mine' })
  }

  it('needs a nonce of the client', async () => {
    await writeRole({ callback_mode: 'direct' })
    expect(await start()).toMatchObject(said('missing client_nonce'))
  })

  it('asks the person first, and hands the token to the client alone', async () => {
    const asked = await beginDirect()
    expect(asked.data).toMatchObject({ state: asked.state, poll_interval: '5' })
    const mine = { state: asked.state, client_nonce: 'mine' }
    expect(await poll(mine)).toMatchObject(said('authorization_pending'))
    const code = signInAt(provider(), asked, { idToken: {} })
    const question = await comeBack({ state: asked.state, code })
    expect(question).toMatchObject({ status: 200, body: expect.stringMatching(/127\.0\.0\.1.*role web/) })
    expect(question.body).toContain(`name="code" value="${code}"`)
    expect(await poll(mine)).toMatchObject(said('authorization_pending'))

    const done = await comeBack({ state: asked.state, code, confirmation: 'true' })
    expect(done).toMatchObject({ status: 200, body: expect.stringContaining('Signed in') })
    expect(done.body).not.toContain('hvs.')
    expect(await comeBack({ state: asked.state, code, confirmation: 'true' })).toMatchObject(
      failed('Expired or missing OAuth state.'),
    )
    expect(await poll(mine)).toMatchObject({ status: 200, body: { auth: { metadata: { role: 'web' } } } })
    expect(await poll(mine)).toMatchObject(failed('Expired or missing OAuth state.'))
  })

  it('shows a refusal on a page and lets the person try again', async () => {
    const asked = await beginDirect({ oidc_disable_confirmation: true })
    const refused = await comeBack({ state: asked.state, error: 'access_denied' })
    expect(refused).toMatchObject({ status: 400, body: expect.stringContaining('Vault login failed. access_denied') })
    const code = signInAt(provider(), asked, { idToken: {} })
    expect(await comeBack({ state: asked.state, code })).toMatchObject({ status: 200 })
    expect(await poll({ state: asked.state, client_nonce: 'theirs' })).toMatchObject(said('invalid client_nonce'))
    expect(await poll({ state: asked.state, client_nonce: 'mine' })).toMatchObject(failed('Expired or missing OAuth state.'))
  })

  it('ends when the role goes', async () => {
    const asked = await beginDirect()
    await server().send('auth/oidc/role/web', { method: 'DELETE' })
    expect(await poll({ state: asked.state, client_nonce: 'mine' })).toMatchObject(failed('Role could not be found'))
  })

  it('is not for sign-ins in which the browser is the client', async () => {
    const asked = await begin({ client_nonce: 'mine' })
    expect(await poll({ state: asked.state, client_nonce: 'mine' })).toMatchObject(failed('Expired or missing OAuth state.'))
    const code = signInAt(provider(), asked, { idToken: {} })
    expect(await comeBack({ state: asked.state, code, client_nonce: 'mine' })).toMatchObject({ status: 200 })
  })
})

describe('7.7 device mode', () => {
  const mine = (state: string) => ({ state, client_nonce: 'mine' })
  beforeEach(async () => {
    await writeRole({ callback_mode: 'device' })
    provider().answers.set('/device', () => ({
      body: { device_code: 'dc', user_code: 'ABCD', verification_url: 'https://idp/device', expires_in: 600, interval: 7 },
    }))
  })
  const beginDevice = async () => {
    const { body } = await start({ redirect_uri: '', client_nonce: 'mine' })
    return (body as { data: { auth_url: string; state: string; user_code?: string; poll_interval: string } }).data
  }
  const deviceAnswers = (status: number, body: object) => provider().answers.set('/token', () => ({ status, body }))

  it('says where to go, with the code to type', async () => {
    expect(await beginDevice()).toEqual({
      auth_url: 'https://idp/device',
      user_code: 'ABCD',
      state: expect.stringMatching(/^st_/),
      poll_interval: '7',
    })
    const sent = new URLSearchParams(provider().requests.findLast(({ path }) => path === '/device')?.body)
    expect(Object.fromEntries(sent)).toEqual({ client_id: 'web', client_secret: 'hush', scope: 'openid' })
  })

  it('waits, slows down, and hands out a token for a verified ID token', async () => {
    const { state } = await beginDevice()
    for (const word of ['authorization_pending', 'slow_down']) {
      deviceAnswers(400, { error: word })
      expect(await poll(mine(state))).toMatchObject(said(word))
    }
    const now = Math.floor(Date.now() / 1000)
    const id_token = await provider().sign({ sub: 'ana', aud: 'web', iat: now, exp: now + 300 })
    deviceAnswers(200, { access_token: 'a', token_type: 'Bearer', id_token })
    expect(await poll(mine(state))).toMatchObject({ status: 200, body: { auth: { metadata: { role: 'web' } } } })
  })

  it.each<[string, object, string]>([
    ['no ID token', {}, 'Token verification failed. No id_token found in response.'],
    [
      'a forged one',
      { id_token: 'eyJhbGciOiJub25lIn0.e30.' },
      'Token verification failed. unexpected signature algorithm "none"; expected [RS256]',
    ],
  ])('refuses %s', async (_, more, message) => {
    const { state } = await beginDevice()
    deviceAnswers(200, { access_token: 'a', token_type: 'Bearer', ...more })
    expect(await poll(mine(state))).toMatchObject(said(message))
    expect(await poll(mine(state))).toMatchObject(failed('Expired or missing OAuth state.'))
  })

  it('row 10 refuses an ID token of another sign-in', async () => {
    const { state } = await beginDevice()
    const now = Math.floor(Date.now() / 1000)
    const id_token = await provider().sign({ sub: 'ana', aud: 'web', iat: now, exp: now + 300, nonce: 'n_other' })
    deviceAnswers(200, { access_token: 'a', token_type: 'Bearer', id_token })
    expect(await poll(mine(state))).toMatchObject(failed('invalid ID token nonce.'))
  })

  it('ends on any other error', async () => {
    const { state } = await beginDevice()
    deviceAnswers(400, { error: 'expired_token' })
    expect(await poll(mine(state))).toMatchObject(said('authorization failed: expired_token'))
    expect(await poll(mine(state))).toMatchObject(failed('Expired or missing OAuth state.'))
  })

  it('is refused where the provider has no such endpoint, or will not begin', async () => {
    provider().answers.set('/device', () => ({ status: 401, body: { error: 'invalid_client' } }))
    expect(await start({ client_nonce: 'mine' })).toMatchObject(
      said(expect.stringMatching(/^error authorizing device: .*401/) as string, 500),
    )
    provider().answers.set('/.well-known/openid-configuration', () => {
      const { device_authorization_endpoint: _, ...rest } = discoveryOf(provider().issuer)
      return { body: rest }
    })
    await configure()
    expect(await start({ client_nonce: 'mine' })).toMatchObject(said('no device auth endpoint url discovered', 500))
    provider().answers.set('/.well-known/openid-configuration', () => ({ body: discoveryOf(provider().issuer) }))
  })
})

it('keeps what became of sign-ins for whoever looks why they fail', async () => {
  await signIn({ aud: 'vault' })
  const { attempts } = await api().readJwtAttempts({ params, input: { limit: 1 } })
  expect(attempts).toMatchObject([{ kind: 'oidc', role: 'web', accepted: false, rule: 'id_token_authorized_party' }])
})
