import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf, done, missing, refused } from '#testing/answers.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const answer = answersOf(() => server)
const at = (name: string) => `identity/oidc/scope/${name}`
const template = '{"mail": {{identity.entity.metadata.email}}}'

describe('oidc-provider 6: scopes', () => {
  it('has none at first', async () => {
    expect(await answer('GET', 'identity/oidc/scope?list=true')).toEqual(missing)
    expect(await answer('GET', at('mail'))).toEqual(missing)
  })

  it('stores and shows the template decoded', async () => {
    expect(await answer('POST', at('mail'), { template: Buffer.from(template).toString('base64'), description: 'Mail' })).toEqual(
      done,
    )
    expect(await answer('GET', at('mail'))).toMatchObject({ status: 200, body: { data: { description: 'Mail', template } } })
  })

  it('keeps what an update does not say', async () => {
    expect(await answer('PUT', at('mail'), { description: 'Your mail' })).toEqual(done)
    expect(await answer('GET', at('mail'))).toMatchObject({ body: { data: { description: 'Your mail', template } } })
  })

  it('takes an empty template, which says nothing', async () => {
    expect(await answer('POST', at('bare'))).toEqual(done)
    expect(await answer('GET', at('bare'))).toMatchObject({ body: { data: { description: '', template: '' } } })
  })

  it('lists names in byte order, and details where they are asked for', async () => {
    await answer('POST', at('Zoe'))
    expect(await answer('GET', 'identity/oidc/scope?list=true')).toMatchObject({
      status: 200,
      body: { data: { keys: ['Zoe', 'bare', 'mail'] } },
    })
    const api = server.client(oidcProviderRoutes)
    expect(await api.listOidcScopes({ input: { filter: 'MA', detailed: true } })).toEqual({
      keys: ['mail'],
      key_info: { mail: { description: 'Your mail', template } },
    })
    expect(await api.listOidcScopes({ input: { after: 'Zoe', limit: 1 } })).toEqual({ keys: ['bare'] })
  })

  it('reserves openid, and has nothing to delete there', async () => {
    expect(await answer('POST', at('openid'), { template: '}}' })).toEqual(refused('the "openid" scope name is reserved'))
    expect(await answer('DELETE', at('openid'))).toEqual(done)
  })

  it('keeps a scope that providers support, and names them sorted', async () => {
    for (const name of ['zz', 'aa']) await answer('POST', `identity/oidc/provider/${name}`, { scopes_supported: 'mail' })
    const reason = 'unable to delete scope "mail" because it is currently referenced by these providers: aa, zz'
    expect(await answer('DELETE', at('mail'))).toEqual(refused(reason))
    for (const name of ['zz', 'aa']) await answer('DELETE', `identity/oidc/provider/${name}`)
    expect(await answer('DELETE', at('mail'))).toEqual(done)
    expect(await answer('DELETE', at('mail'))).toEqual(done)
    expect(await answer('GET', at('mail'))).toEqual(missing)
  })
})

describe('oidc-provider 7.4, 5.2: templates are tried when they are written', () => {
  const parsing = (reason: string) => `error parsing template: ${reason}`
  const reserved = (claim: string) =>
    `top level key "${claim}" not allowed. Restricted keys: iat, aud, exp, iss, sub, namespace, nonce, auth_time, at_hash, c_hash`
  const noValue = parsing('no value could be found for one of the template directives')

  it.each([
    ['{"a":{"b":1}}', parsing('unbalanced templating characters')],
    ['{"a": {{identity.entity.name}', parsing('unbalanced templating characters')],
    ['{"a": {{foo}} }', noValue],
    ['{"a": {{identity.entity.foo}} }', noValue],
    ['{"a": {{identity.entity.aliases.auth_x_1}} }', parsing('invalid alias selector')],
    [
      '{"a": {{identity.groups.names.ops.id}} }',
      parsing('string contains groups template directives but no groups were provided'),
    ],
    ['{"a": {{time.later}} }', parsing('invalid time selector "later"')],
    ['{"a": {{time.now.plus}} }', parsing('missing time operand')],
    ['{"a": {{time.now.divide.5m}} }', parsing('invalid time operator "divide"')],
    ['{"iss": "me"}', reserved('iss')],
    ['{"c_hash": {{time.now}} }', reserved('c_hash')],
  ])('refuses %s', async (text, message) => {
    expect(await answer('POST', at('x'), { template: text })).toEqual(refused(message))
    expect(await answer('GET', at('x'))).toEqual(missing)
  })

  it.each([
    ['{"a": {{time.now.plus.zzz}} }', 'error parsing template: invalid duration: '],
    ['[1]', 'error parsing template JSON: '],
    ['"text"', 'error parsing template JSON: '],
    ['{"a": "{{identity.entity.name}}"}', 'error parsing template JSON: '],
    ['{"a": }', 'error parsing template JSON: '],
  ])('refuses %s with a detail of its own', async (text, beginning) => {
    expect(await answer('POST', at('x'), { template: text })).toEqual({
      status: 400,
      body: { errors: [expect.stringContaining(beginning)] },
    })
  })

  it('keeps the old template when a new one is refused', async () => {
    await answer('POST', at('y'), { template: '{"a": 1}' })
    await answer('POST', at('y'), { template: '{"iss": 1}', description: 'new' })
    expect(await answer('GET', at('y'))).toMatchObject({ body: { data: { template: '{"a": 1}', description: '' } } })
  })
})

describe('oidc-provider 23: standard scopes', () => {
  it('shows the presets, and makes a scope of one', async () => {
    const api = server.client(oidcProviderRoutes)
    const { presets } = (await api.listScopePresets({})) ?? { presets: [] }
    expect(presets.map(({ name }) => name)).toEqual(['profile', 'email', 'address', 'phone', 'groups'])
    for (const { name, scope } of presets) {
      await api.writeOidcScope({ params: { name }, input: { preset: name } })
      expect(await api.readOidcScope({ params: { name } })).toEqual(scope)
    }
  })

  it.each([
    [{ preset: 'shoes' }, 'unknown scope preset "shoes"'],
    [{ claim_types: { a: 'date' } }, 'unknown type "date" of claim "a"'],
  ])('refuses %j', async (body, message) => {
    expect(await answer('POST', at('z'), body)).toEqual(refused(message))
  })
})
