import { expect, test } from '#fixtures/test.ts'
import { curl, curlOnce, hasCurl, noCurl } from './curl.ts'

test.skip(!hasCurl, noCurl)

/** Every list of the identity part, behind `/v1/`; `MOUNT` is filled in. */
const lists = [
  'sys/policies/acl',
  'auth/token/accessors',
  'auth/token/roles',
  'auth/userpass/users',
  'auth/CI/role',
  'auth/CLUSTER/role',
  'auth/MACHINES/role',
  'auth/MACHINES/role/ci/secret-id',
  'identity/entity/id',
  'identity/entity/name',
  'identity/entity-alias/id',
  'identity/group/id',
  'identity/group/name',
  'identity/group-alias/id',
  'identity/oidc/key',
  'identity/oidc/role',
  'identity/oidc/scope',
  'identity/oidc/assignment',
  'identity/oidc/client',
  'identity/oidc/provider',
] as const

for (const list of lists) {
  test(`curl --request LIST answers as ?list=true does: ${list}`, async ({ postern, house }) => {
    const path = list
      .replace('CI', house.mounts.ci)
      .replace('CLUSTER', house.mounts.cluster)
      .replace('MACHINES', house.mounts.machines)
    const address = `${postern.url}/v1/${path}`
    const token = ['--header', `X-Vault-Token: ${postern.rootToken}`] as const
    const [byVerb, byQuery] = await curl(...token, '--request', 'LIST', address, '--next', ...token, `${address}?list=true`)
    expect(byVerb?.type).toBe('application/json')
    expect(byVerb?.status).toBe(byQuery?.status)
    if (byVerb?.status === 404) expect(byVerb.body).toEqual({ errors: [] })
    else expect(byVerb?.body).toMatchObject({ data: { keys: expect.any(Array) } })
  })
}

test('a connection that has sent LIST goes on to serve', async ({ postern, house }) => {
  const token = ['--header', `X-Vault-Token: ${postern.rootToken}`] as const
  const address = `${postern.url}/v1/identity/entity/name`
  const replies = await curl(
    ...token,
    '--request',
    'LIST',
    address,
    '--next',
    ...token,
    `${address}/${house.resident.username}`,
    '--next',
    ...token,
    '--request',
    'LIST',
    `${postern.url}/v1/sys/policies/acl`,
  )
  expect(replies.map(({ status, connections }) => [status, connections])).toEqual([
    [200, 1],
    [200, 0],
    [200, 0],
  ])
  expect(replies[1]?.body).toMatchObject({ data: { name: house.resident.username } })
})

test('LIST without a token is refused as any request is', async ({ postern }) => {
  const reply = await curlOnce('--request', 'LIST', `${postern.url}/v1/identity/entity/id`)
  expect(reply).toMatchObject({ status: 403, type: 'application/json' })
})
