import { z } from 'zod'
import { expect, test } from '#fixtures/test.ts'
import { enableCi } from '#seed/ci-mount.ts'
import { curlOnce, hasCurl, noCurl } from './curl.ts'

test.skip(!hasCurl, noCurl)

const login = (url: string, mount: string, jwt: string) =>
  curlOnce('--request', 'POST', '--data', JSON.stringify({ role: 'ci', jwt }), `${url}/v1/auth/${mount}/login`)

const job = { sub: 'repo:org/app', claims: { ref: 'refs/heads/main', run: 7 } }

test('a CI job shows its token and gets one with the policies of its role', async ({ postern, outside, named }) => {
  const ci = { postern, outside, mount: named('jwt'), policy: named('deploy') }
  await enableCi(ci)
  const reply = await login(postern.url, ci.mount, await outside.ciToken({ ...job, aud: 'vault' }))

  expect(reply).toMatchObject({ status: 200, type: 'application/json' })
  expect(reply.body).toMatchObject({
    auth: {
      client_token: expect.stringMatching(/^hvs\.|^s\./),
      policies: ['default', ci.policy],
      token_policies: ['default', ci.policy],
      metadata: { role: 'ci' },
      renewable: true,
      token_type: 'service',
    },
  })
})

test('its token opens what the policies say, and nothing else', async ({ postern, outside, named }) => {
  const ci = { postern, outside, mount: named('jwt'), policy: named('deploy') }
  await enableCi(ci)
  const reply = await login(postern.url, ci.mount, await outside.ciToken({ ...job, aud: ['other', 'vault'] }))
  const { auth } = z.object({ auth: z.object({ client_token: z.string() }) }).parse(reply.body)
  const header = ['--header', `X-Vault-Token: ${auth.client_token}`]

  const own = `${postern.url}/v1/cubbyhole/deploy`
  expect(await curlOnce(...header, '--request', 'PUT', '--data', '{"version":"7"}', own)).toMatchObject({ status: 204, text: '' })
  expect((await curlOnce(...header, own)).body).toMatchObject({ data: { version: '7' } })
  expect(await curlOnce(...header, `${postern.url}/v1/sys/policies/acl/${ci.policy}`)).toMatchObject({ status: 403 })
})

test('a wrong audience gets the documented error', async ({ postern, outside, named }) => {
  const ci = { postern, outside, mount: named('jwt'), policy: named('deploy') }
  await enableCi(ci)
  const reply = await login(postern.url, ci.mount, await outside.ciToken({ ...job, aud: 'https://elsewhere.example.com' }))

  expect(reply).toMatchObject({ status: 400, type: 'application/json' })
  expect(reply.body).toEqual({
    errors: ['error validating token: invalid audience (aud) claim: audience claim does not match any expected audience'],
  })
})

test('a token of another branch, one that is over, and one of a key nobody knows are refused', async ({
  postern,
  outside,
  named,
}) => {
  const ci = { postern, outside, mount: named('jwt'), policy: named('deploy') }
  await enableCi(ci)
  const refusalOf = async (jwt: string) => {
    const { status, body } = await login(postern.url, ci.mount, jwt)
    return [status, z.object({ errors: z.array(z.string()) }).parse(body).errors[0]]
  }
  const branch = await outside.ciToken({ sub: job.sub, aud: 'vault', claims: { ref: 'refs/heads/mine' } })
  expect(await refusalOf(branch)).toEqual([400, expect.stringContaining('claim "ref" does not match any associated bound claim')])

  const over = await outside.ciToken({ ...job, aud: 'vault', ttl: -600 })
  expect(await refusalOf(over)).toEqual([400, expect.stringContaining('expired')])

  const good = await outside.ciToken({ ...job, aud: 'vault' })
  expect(await refusalOf(`${good.slice(0, -4)}AAAA`)).toEqual([400, expect.stringContaining('verif')])
})

test('keys that the identity provider rotates need no change here', async ({ postern, outside, named }) => {
  const ci = { postern, outside, mount: named('jwt'), policy: named('deploy') }
  await enableCi(ci)
  const before = await outside.ciToken({ ...job, aud: 'vault' })
  expect(await login(postern.url, ci.mount, before)).toMatchObject({ status: 200 })
  await outside.rotateKeys()
  expect(await login(postern.url, ci.mount, await outside.ciToken({ ...job, aud: 'vault' }))).toMatchObject({ status: 200 })
  expect(await login(postern.url, ci.mount, before)).toMatchObject({ status: 200 })
})
