import { legacyPolicyRoutes } from '@postern/contract/routes/legacy-policies.ts'
import { policyRoutes } from '@postern/contract/routes/policies.ts'
import { tokenRoutes } from '@postern/contract/routes/token.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf, done, refused } from '#testing/answers.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const text = 'path "a" { capabilities = ["read"] }'
const modified = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)

const answer = answersOf(() => server)

describe('core 7.1: policies', () => {
  it('writes and reads a policy', async () => {
    expect(await answer('PUT', 'sys/policies/acl/ops', { policy: text })).toEqual(done)
    expect(await server.client(policyRoutes).readPolicy({ params: { name: 'OPS' } })).toEqual({
      name: 'ops',
      policy: text,
      version: 1,
      cas_required: false,
      allow_wildcards_in_identity_templates: false,
      allow_slashes_in_identity_templates: false,
      modified,
    })
  })

  it('warns of a name that it changed', async () => {
    expect(await answer('POST', 'sys/policies/acl/Team', { policy: text })).toMatchObject({
      status: 200,
      body: { data: null, warnings: ['policy name was converted to team'] },
    })
  })

  it('takes base64, and shows when it ends', async () => {
    const input = { policy: Buffer.from(text).toString('base64'), expiration: '2099-01-02T03:04:05Z' }
    await server.client(policyRoutes).writePolicy({ params: { name: 'ending' }, input })
    expect(await server.client(policyRoutes).readPolicy({ params: { name: 'ending' } })).toMatchObject({
      policy: text,
      expiration: '2099-01-02T03:04:05.000Z',
    })
  })

  it('patches some of it, and takes an expiration away with null', async () => {
    expect(await answer('PATCH', 'sys/policies/acl/ending', { expiration: null, cas_required: true, cas: 1 })).toMatchObject({
      status: 200,
      body: { data: null },
    })
    const read = await server.client(policyRoutes).readPolicy({ params: { name: 'ending' } })
    expect(read).toMatchObject({ policy: text, version: 2, cas_required: true })
    expect(read).not.toHaveProperty('expiration')
    expect(await answer('PATCH', 'sys/policies/acl/none', { policy: text })).toEqual(refused('policy not found'))
  })

  it('lists names, root behind the others, and those under a prefix', async () => {
    await answer('PUT', 'sys/policies/acl/team/a', { policy: text })
    const api = server.client(policyRoutes)
    expect(await api.listPolicies({})).toEqual({ keys: ['default', 'ending', 'ops', 'team', 'team/a', 'root'] })
    expect(await api.listPolicies({ input: { filter: 'O', limit: 2 } })).toEqual({ keys: ['ops', 'root'] })
    expect(await api.listPolicies({ input: { after: 'ending', limit: 2 } })).toEqual({ keys: ['ops', 'team'] })
    expect(await api.listPoliciesUnder({ params: { prefix: 'team' } })).toEqual({ keys: ['team/a'] })
    expect(await answer('GET', 'sys/policies/acl')).toMatchObject({ status: 405 })
  })

  it('lists what each of them says', async () => {
    const { keys, key_info } = (await server.client(policyRoutes).listDetailedPolicies({ input: { filter: 'o' } })) ?? {}
    expect(keys).toEqual(['ops', 'root'])
    expect(key_info).toMatchObject({ ops: { name: 'ops', policy: text }, root: { name: 'root', policy: '' } })
  })

  it('deletes a policy, there or not', async () => {
    expect(await answer('DELETE', 'sys/policies/acl/team/a')).toEqual(done)
    expect(await answer('DELETE', 'sys/policies/acl/team/a')).toEqual(done)
    expect(await answer('GET', 'sys/policies/acl/team/a')).toEqual({ status: 404, body: { errors: [] } })
  })

  it.each<[string, string, object, string]>([
    ['no text', 'x', {}, "'policy' parameter not supplied or empty"],
    [
      'two ends',
      'x',
      { policy: text, ttl: '1h', expiration: 4_000_000_000 },
      "cannot supply both 'expiration' and 'ttl' for policies",
    ],
    ['a past end', 'x', { policy: text, expiration: 1000 }, 'refusing to update policy as expiration time has already elapsed'],
    ['no cas where it is required', 'ending', { policy: text }, 'check-and-set parameter required for this call'],
    ['a policy that is there', 'ops', { policy: text, cas: -1 }, 'check-and-set parameter set to -1 on existing entry'],
    ['another version', 'ops', { policy: text, cas: 7 }, 'check-and-set parameter did not match the current version'],
    ['root', 'root', { policy: text }, 'cannot update "root" policy'],
    ['response-wrapping', 'response-wrapping', { policy: text }, 'cannot update "response-wrapping" policy'],
    [
      'what is no policy',
      'x',
      { policy: 'path "a" { capabilities = ["fly"] }' },
      'failed to parse policy: path "a": invalid capability "fly"',
    ],
  ])('refuses to write %s', async (_, name, body, message) => {
    expect(await answer('PUT', `sys/policies/acl/${name}`, body)).toEqual(refused(message))
  })

  it.each([
    ['root', 'cannot delete "root" policy'],
    ['default', 'cannot delete default policy'],
  ])('refuses to delete %s', async (name, message) => {
    expect(await answer('DELETE', `sys/policies/acl/${name}`)).toEqual(refused(message))
  })
})

describe('core 7.1: the old paths', () => {
  it('writes with rules and says that they are old', async () => {
    expect(await answer('PUT', 'sys/policy/old', { rules: text })).toMatchObject({
      status: 200,
      body: { warnings: ["'rules' is deprecated, please use 'policy' instead"] },
    })
    expect(await answer('PUT', 'sys/policy/old', { policy: text })).toEqual(done)
  })

  it('reads rules, at the top level too', async () => {
    expect(await answer('GET', 'sys/policy/old')).toMatchObject({
      status: 200,
      body: { name: 'old', rules: text, data: { name: 'old', rules: text, version: 2 } },
    })
    expect(await answer('GET', 'sys/policy/none')).toEqual({ status: 404, body: { errors: [] } })
  })

  it.each(['sys/policy', 'sys/policy?list=true'])('lists with GET %s', async (path) => {
    const names = ['default', 'ending', 'old', 'ops', 'team', 'root']
    expect(await answer('GET', path)).toMatchObject({
      status: 200,
      body: { keys: names, policies: names, data: { keys: names, policies: names } },
    })
  })

  it('deletes', async () => {
    await server.client(legacyPolicyRoutes).deleteLegacyPolicy({ params: { name: 'old' } })
    expect(await answer('GET', 'sys/policies/acl/old')).toMatchObject({ status: 404 })
  })
})

describe('the policy editor', () => {
  it('checks a text and lays it out', async () => {
    const api = server.client(policyRoutes)
    expect(await api.checkPolicy({ input: { policy: 'path "a" {capabilities=["deny","read"]}' } })).toMatchObject({
      valid: true,
      error: null,
      remarks: [{ code: 'deny_cancels_the_rest', path: 'a', line: 1, column: 1 }],
    })
    expect(await api.checkPolicy({ input: { policy: 'path "a" {\n  capabilities = ["fly"]\n}' } })).toMatchObject({
      valid: false,
      error: { detail: 'path "a": invalid capability "fly"', line: 2 },
    })
  })
})

describe('the simulator', () => {
  it('says what decides, what loses and how each policy came', async () => {
    const api = server.client(policyRoutes)
    await api.writePolicy({ params: { name: 'wide' }, input: { policy: 'path "x/*" { capabilities = ["read"] }' } })
    await api.writePolicy({ params: { name: 'narrow' }, input: { policy: 'path "x/y" { capabilities = ["deny"] }' } })
    expect(
      await api.simulateAcl({ input: { policies: ['wide', 'narrow', 'gone'], operation: 'read', path: 'x/y' } }),
    ).toMatchObject({
      allowed: false,
      needs_sudo: false,
      capability: 'read',
      deciding: { policy: 'narrow', pattern: 'x/y', line: 1 },
      obstacle: { code: 'denied' },
      losing: [{ policy: 'wide', pattern: 'x/*', because: 'not_exact' }],
      policies: [
        { policy: 'gone', exists: false, origins: [{ from: 'token' }] },
        { policy: 'narrow', exists: true },
        { policy: 'wide', exists: true },
      ],
    })
  })

  it('asks for sudo where the routes do', async () => {
    const draft = { name: 'draft', policy: 'path "sys/auth/*" { capabilities = ["update"] }' }
    const api = server.client(policyRoutes)
    const tuning = { operation: 'update', path: 'sys/auth/a/tune', draft } as const
    expect(await api.simulateAcl({ input: tuning })).toMatchObject({
      allowed: false,
      needs_sudo: true,
      obstacle: { code: 'sudo_missing' },
      policies: [{ policy: 'draft', origins: [{ from: 'draft' }] }],
    })
    expect(await api.simulateAcl({ input: { ...tuning, path: 'sys/mounts/auth/a/tune' } })).toMatchObject({ needs_sudo: false })
  })

  it('takes a token by its accessor', async () => {
    const { accessor } = await server.client(tokenRoutes).createToken({ input: { policies: ['wide'] } })
    const input = { accessor, path: 'x/z' }
    expect(await server.client(policyRoutes).simulateAcl({ input })).toMatchObject({
      allowed: true,
      policies: [{ policy: 'default' }, { policy: 'wide' }],
    })
  })

  it.each([
    [{ policies: 'wide', operation: 'fly', path: 'x' }, 'unknown operation "fly"'],
    [{ policies: 'wide' }, 'path must be supplied'],
    [{ entity_id: 'nobody', path: 'x' }, 'entity "nobody" could not be found'],
    [{ draft: {}, path: 'x' }, "'policy' parameter not supplied or empty"],
  ])('refuses %j', async (body, message) => {
    expect(await answer('POST', 'sys/policies/acl/simulate', body)).toEqual(refused(message))
  })
})
