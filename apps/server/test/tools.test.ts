import { toolRoutes } from '@postern/contract/routes/tools.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const input = btoa('abc')

async function refusalOf(path: string, body: object) {
  const response = await server.send(`sys/tools/${path}`, { method: 'POST', body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() }
}

describe('core 15: hash', () => {
  // FIPS 180-4 and FIPS 202 examples.
  it.each([
    ['sha2-224', '23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7'],
    ['sha2-256', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['sha3-224', 'e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf'],
    ['sha3-256', '3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532'],
  ])('hashes by %s, named in the path or beside the input', async (algorithm, sum) => {
    const api = server.client(toolRoutes)
    expect(await api.hashDataBy({ params: { urlalgorithm: algorithm }, input: { input } })).toEqual({ sum })
    expect(await api.hashData({ input: { input, algorithm } })).toEqual({ sum })
  })

  it('hashes by sha2-256 in hex unless told otherwise', async () => {
    const api = server.client(toolRoutes)
    expect(await api.hashData({ input: { input } })).toMatchObject({ sum: expect.stringMatching(/^ba7816bf/) })
    expect(await api.hashData({ input: { input, format: 'base64' } })).toEqual({
      sum: 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=',
    })
  })

  it.each([
    [{ input: 'YWJj!' }, 'unable to decode input as base64: illegal base64 data at input byte 4'],
    [{ input: 'YWJ' }, 'unable to decode input as base64: illegal base64 data at input byte 3'],
    [{ input, algorithm: 'md5' }, 'unsupported algorithm md5'],
    [{ input, format: 'x' }, 'unsupported encoding format x; must be "hex" or "base64"'],
  ])('refuses %j', async (body, message) => {
    expect(await refusalOf('hash', body)).toEqual({ status: 400, body: { errors: [message] } })
  })
})

describe('core 15: random', () => {
  it.each([
    ['random', {}, 32],
    ['random/16', {}, 16],
    ['random/platform', { bytes: 8 }, 8],
    ['random/all/131072', {}, 131_072],
  ] as const)('makes the bytes of %s', async (path, body, count) => {
    const response = await server.send(`sys/tools/${path}`, { method: 'POST', body: JSON.stringify({ format: 'hex', ...body }) })
    const { data } = (await response.json()) as { data: { random_bytes: string } }
    expect(data.random_bytes).toMatch(new RegExp(`^[0-9a-f]{${count * 2}}$`))
  })

  it.each([
    ['random', { bytes: 0 }, "'bytes' cannot be less than 1"],
    ['random/131073', {}, "'bytes' should be less than 131072"],
    ['random/many', {}, 'error parsing url-set byte count: strconv.Atoi: parsing "many": invalid syntax'],
    ['random/dice/8', {}, 'unsupported entropy source "dice"; must be "platform" or "seal", or "all"'],
    ['random', { format: 'x' }, 'unsupported encoding format "x"; must be "hex" or "base64"'],
  ] as const)('refuses %s %j', async (path, body, message) => {
    expect(await refusalOf(path, body)).toEqual({ status: 400, body: { errors: [message] } })
  })
})
