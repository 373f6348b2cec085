import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import process from 'node:process'
import { json } from 'node:stream/consumers'
import { ciJob, signCiToken } from './ci-token.ts'
import { createProvider } from './create-provider.ts'
import { interact } from './interaction.ts'
import { newSigningKey, rotated, type SigningKeys } from './signing-keys.ts'

/**
 * Somebody else's identity provider, and the CI platform that signs with the same keys: `node main.ts PORT`. It is at
 * `localhost` and the product at `127.0.0.1`, so that to a browser they are different sites.
 */
async function main(port: number): Promise<void> {
  const issuer = `http://localhost:${port}`
  let keys: SigningKeys = [await newSigningKey()]
  let provider = createProvider(issuer, keys)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', issuer)
    if (pathname.startsWith('/interaction/')) return interact(provider, request, response)
    if (request.method === 'POST' && pathname === '/ci/token') {
      const token = await signCiToken(issuer, keys, ciJob.parse(await json(request)))
      return void response.writeHead(200, { 'Content-Type': 'text/plain' }).end(token)
    }
    if (request.method === 'POST' && pathname === '/ci/rotate') {
      keys = rotated(keys, await newSigningKey())
      // What people have signed in to is kept beside the provider, so a new one goes on where the old one was.
      provider = createProvider(issuer, keys)
      return void response.writeHead(204).end()
    }
    await provider.callback()(request, response)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      if (!response.headersSent) response.writeHead(400, { 'Content-Type': 'text/plain' })
      response.end('This cannot be done.')
    })
  })
  server.listen(port, '127.0.0.1', () => process.stdout.write(`Outside identity provider listens on ${issuer}\n`))
  process.once('SIGTERM', () => process.exit(0))
}

await main(Number(process.argv[2]))
