import { X509Certificate } from 'node:crypto'
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps, type RequestOptions } from 'node:https'
import { checkServerIdentity, type PeerCertificate, TLSSocket } from 'node:tls'
import type { OutsideAnswer, OutsideRequest } from '@postern/engine/ports/outside.ts'
import { guardedLookup, refuseGuardedAddress } from './outside-addresses.ts'
import { OutsideProblem } from './outside-failure.ts'

/** An answer before its time is taken. */
export type Exchanged = Omit<OutsideAnswer, 'millis'>

interface Exchange {
  readonly request: OutsideRequest
  readonly url: URL
  readonly ending: AbortSignal
  readonly allowsLinkLocal?: boolean
}

const mostSockets = 16
// Connections are kept only where the system's trust store decides; those with a trust of their own are single-use.
const plain = new HttpAgent({ keepAlive: true, maxSockets: mostSockets, timeout: 10_000 })
const secure = new HttpsAgent({ keepAlive: true, maxSockets: mostSockets, timeout: 10_000 })

/** One request and its whole answer; throws what {@link failureOf} can name. */
export function exchange({ request, url, ending, allowsLinkLocal }: Exchange): Promise<Exchanged> {
  if (!allowsLinkLocal) refuseGuardedAddress(url.hostname)
  const options: RequestOptions = {
    method: request.method ?? 'GET',
    headers: { accept: 'application/json', ...request.headers, 'accept-encoding': 'identity' },
    signal: ending,
    ...(allowsLinkLocal ? {} : { lookup: guardedLookup }),
    ...(url.protocol === 'https:' ? trustOf(request) : { agent: plain }),
  }
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const outgoing = send(url, options, (answer) => {
      const certificate = certificateOf(answer)
      bodyOf(answer, request.limit ?? 1_048_576).then(
        (body) => resolve({ status: answer.statusCode ?? 0, headers: headersOf(answer), body, ...certificate }),
        reject,
      )
    })
    outgoing.on('error', reject)
    outgoing.end(request.body)
  })
}

async function bodyOf(answer: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of chunksOf(answer)) {
    length += chunk.length
    if (length > limit) throw new OutsideProblem('too-large', `the answer is larger than ${limit} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A stream without an encoding yields buffers. */
function chunksOf(answer: IncomingMessage): AsyncIterable<Buffer> {
  return answer
}

function headersOf(answer: IncomingMessage): Record<string, string> {
  const entries = Object.entries(answer.headers).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)]))
}

function certificateOf(answer: IncomingMessage): { certificateEnds?: number } {
  if (!(answer.socket instanceof TLSSocket)) return {}
  const ends = Date.parse(answer.socket.getPeerCertificate().valid_to)
  return Number.isNaN(ends) ? {} : { certificateEnds: Math.floor(ends / 1000) }
}

function trustOf({ caPem, serverNames }: OutsideRequest): RequestOptions {
  const hasOwnTrust = (caPem !== undefined && caPem !== '') || (serverNames !== undefined && serverNames.length > 0)
  if (!hasOwnTrust) return { agent: secure }
  return {
    agent: false,
    ...(caPem ? { ca: certificatesIn(caPem) } : {}),
    ...(serverNames?.length ? { checkServerIdentity: (_, certificate) => mismatchOf(serverNames, certificate) } : {}),
  }
}

function mismatchOf(names: readonly string[], certificate: PeerCertificate): Error | undefined {
  const mismatches = names.map((name) => checkServerIdentity(name, certificate))
  return mismatches.includes(undefined) ? undefined : mismatches[0]
}

// TLS would pass over text that is no certificate and then trust nobody, with a misleading error.
function certificatesIn(pem: string): string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  if (blocks.length === 0) throw new OutsideProblem('bad-ca', 'no certificate in the CA bundle')
  try {
    return blocks.map((block) => new X509Certificate(block).toString())
  } catch {
    throw new OutsideProblem('bad-ca', 'a certificate of the CA bundle cannot be read')
  }
}
