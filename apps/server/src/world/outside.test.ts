import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createOutside } from './outside.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const outside = createOutside()

it('brings status, headers and body', async () => {
  const url = await serve((_, response) => response.writeHead(201, { 'X-Kind': 'a' }).end('{"a":1}'))
  expect(await outside.send({ url })).toMatchObject({ status: 201, headers: { 'x-kind': 'a' }, body: '{"a":1}' })
})

it('posts a body', async () => {
  const url = await serve((request, response) => request.pipe(response))
  expect(await outside.send({ url, method: 'POST', body: 'a=b' })).toMatchObject({ status: 200, body: 'a=b' })
})

it('gives up in time', async () => {
  const url = await serve(() => undefined)
  expect(await outside.send({ url, timeout: 0.05 })).toMatchObject({ failure: 'timeout' })
})

it('reads no more than its limit', async () => {
  const url = await serve((_, response) => response.end('x'.repeat(2000)))
  expect(await outside.send({ url, limit: 1000 })).toMatchObject({ failure: 'too-large' })
})

it.each([
  ['nothing', 'bad-url'],
  ['ftp://127.0.0.1/', 'bad-url'],
  ['http://user:secret@127.0.0.1/', 'bad-url'],
  ['http://169.254.169.254/latest/meta-data', 'refused'],
  ['http://[::ffff:169.254.169.254]/', 'refused'],
  ['http://2852039166/', 'refused'],
  ['http://[fe80::1]/', 'refused'],
  ['http://127.0.0.1:1/', 'refused'],
])('does not go to %s', async (url, failure) => {
  expect(await outside.send({ url })).toMatchObject({ failure })
})

it('follows redirects within the origin when told so, and never elsewhere', async () => {
  const other = await serve((_, response) => response.end('other'))
  const url = await serve((request, response) => {
    if (request.url === '/here') response.writeHead(302, { Location: '/there' }).end()
    else if (request.url === '/away') response.writeHead(302, { Location: other }).end()
    else if (request.url === '/round') response.writeHead(302, { Location: '/round' }).end()
    else response.end('there')
  })
  expect(await outside.send({ url: `${url}/here` })).toMatchObject({ status: 302 })
  expect(await outside.send({ url: `${url}/here`, followsRedirects: true })).toMatchObject({ status: 200, body: 'there' })
  expect(await outside.send({ url: `${url}/away`, followsRedirects: true })).toMatchObject({ failure: 'redirect' })
  expect(await outside.send({ url: `${url}/round`, followsRedirects: true })).toMatchObject({ failure: 'redirect' })
  const headers = { Authorization: 'Bearer a' }
  expect(await outside.send({ url: `${url}/here`, headers, followsRedirects: true })).toMatchObject({ failure: 'redirect' })
})

it('names a CA bundle that is none', async () => {
  expect(await outside.send({ url: 'https://127.0.0.1:1/', caPem: 'nothing' })).toMatchObject({ failure: 'bad-ca' })
})
