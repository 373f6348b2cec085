import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const head = 'Host: x\r\nX-Vault-Token: root\r\n'
const list = `LIST /v1/identity/oidc/key HTTP/1.1\r\n${head}\r\n`
const lastList = `LIST /v1/identity/oidc/key HTTP/1.1\r\n${head}Connection: close\r\n\r\n`
const get = `GET /v1/sys/health HTTP/1.1\r\n${head}\r\n`

/** Sends the pieces one by one and gives the status lines, and everything, that came back until the end. */
function talk(...pieces: readonly (string | Buffer)[]): Promise<{ readonly statuses: readonly string[]; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const { port, hostname } = new URL(server.url)
    const socket = connect(Number(port), hostname).setNoDelay(true)
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString('latin1')))
    socket.on('error', reject)
    socket.on('close', () =>
      resolve({ statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status = '']) => status), text }),
    )
    const next = ([piece, ...others]: readonly (string | Buffer)[]): void => {
      if (piece !== undefined) socket.write(piece, () => setImmediate(() => next(others)))
    }
    next(pieces)
  })
}

describe('design 5.3: the verb LIST', () => {
  it.each([
    ['as the first request', [lastList], ['200']],
    ['as the second on a kept-alive connection', [get, lastList], ['200', '200']],
    ['several times in a row', [list, list, lastList], ['200', '200', '200']],
    ['pipelined behind others', [get + get + lastList], ['200', '200', '200']],
    ['before others', [list + get + lastList], ['200', '200', '200']],
  ])('works %s', async (_, pieces, statuses) => {
    const answer = await talk(...pieces)
    expect(answer.statuses).toEqual(statuses)
    expect(answer.text).toContain('{"keys":["default"]}')
  })

  it('works when the bytes are cut anywhere', async () => {
    for (let cut = 1; cut < lastList.length; cut += 1) {
      const { statuses } = await talk(lastList.slice(0, cut), lastList.slice(cut))
      expect(statuses, `cut behind ${cut} bytes`).toEqual(['200'])
    }
  })

  it('is not found inside a body', async () => {
    const body = `{"x":"${list.replaceAll('\r\n', '\\r\\n')}"}`
    const post = `POST /v1/cubbyhole/x HTTP/1.1\r\n${head}Content-Length: ${body.length}\r\n\r\n${body}`
    expect((await talk(post, lastList)).statuses).toEqual(['204', '200'])
  })

  it('leaves other unknown verbs refused', async () => {
    expect((await talk(lastList.replace('LIST', 'BREW'))).statuses).toEqual(['400'])
  })
})
