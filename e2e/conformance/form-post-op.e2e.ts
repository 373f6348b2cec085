import { expect, test } from './op.ts'
import { answerIn, authorizeAddress, redeem, requestOf, throughPages, verified } from './relying-party.ts'

const response_mode = 'form_post'

test.describe('Form Post OP', () => {
  test('oidcc-server: the code comes in a form, and in no address', async ({ op, visitor }) => {
    const request = requestOf(op, { response_mode })
    const { mode, told } = await throughPages(visitor, op, await visitor.go(authorizeAddress(op, request)))
    expect(mode).toBe('form_post')
    expect(told).toEqual({ code: expect.any(String), state: request.get('state'), iss: op.issuer })
    const claims = await verified(op, await redeem(op, told['code'] ?? ''), request.get('nonce') ?? '')
    expect(claims.sub).toBe(op.person.sub)
  })

  test('oidcc-prompt-none-logged-in: without a page of questions, still in a form', async ({ op, visitor }) => {
    await throughPages(visitor, op, await visitor.go(authorizeAddress(op, requestOf(op))))
    const at = await visitor.go(authorizeAddress(op, requestOf(op, { response_mode, prompt: 'none' })))
    expect([at.status, at.away]).toEqual([200, undefined])
    expect(at.headers.get('Cache-Control')).toBe('no-store')
    expect(answerIn(op, at)).toMatchObject({ mode: 'form_post', told: { code: expect.any(String) } })
  })

  const errors = [
    ['oidcc-response-type-missing', { response_type: undefined }, 'invalid_request'],
    ['oidcc-prompt-none-not-logged-in', { prompt: 'none' }, 'login_required'],
    ['oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported', { request: 'x' }, 'request_not_supported'],
  ] as const
  for (const [name, parameters, error] of errors) {
    test(`${name}: errors come in a form too`, async ({ op, visitor }) => {
      const request = requestOf(op, { response_mode, ...parameters })
      const answer = answerIn(op, await visitor.go(authorizeAddress(op, request)))
      expect(answer?.mode).toBe('form_post')
      expect(answer?.told).toMatchObject({ error, state: request.get('state'), iss: op.issuer })
    })
  }

  test('oidcc-ensure-post-request-succeeds: a form in, a form out', async ({ op, visitor }) => {
    const at = await visitor.sendFromElsewhere(op.metadata.authorization_endpoint, requestOf(op, { response_mode }))
    expect((await throughPages(visitor, op, at)).mode).toBe('form_post')
  })

  test('oidcc-ensure-registered-redirect-uri: no form leads to where nobody registered', async ({ op, visitor }) => {
    const redirect_uri = 'https://elsewhere.example.com/cb'
    const at = await visitor.go(authorizeAddress(op, requestOf(op, { response_mode, redirect_uri })))
    expect(at.status).toBe(400)
    expect(at.html).not.toContain('action="https://elsewhere.example.com')
  })

  test('the page sends itself to the app in a browser that runs scripts', async ({ op, page }) => {
    const sent = page.waitForRequest((request) => request.url() === op.app.redirectUri)
    await page.goto(authorizeAddress(op, requestOf(op, { response_mode, prompt: 'none', state: 'kept' }))).catch(() => undefined)
    const request = await sent
    expect(request.method()).toBe('POST')
    expect(Object.fromEntries(new URLSearchParams(request.postData() ?? ''))).toMatchObject({
      error: 'login_required',
      state: 'kept',
    })
  })
})
