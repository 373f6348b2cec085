import type { Answer, Exchange, Transport } from '@postern/contract/client/create-client.ts'
import { sessionAddresses } from '@postern/contract/resources/session.ts'
import { ask } from './ask.ts'
import { asksForProof, awaitProof } from './proof.ts'

type Listener = (warnings: readonly string[]) => void

const ears: { onWarnings: Listener; onSessionEnd: () => void } = { onWarnings: () => undefined, onSessionEnd: () => undefined }

/** Who is told about warnings in replies, and about a session that has ended. Set once at start. */
export function listen(listeners: Partial<typeof ears>): void {
  Object.assign(ears, listeners)
}

/** How the console reaches the API: the same routes as /v1, with the session's cookie. */
export const transport: Transport = {
  async send(exchange) {
    const first = await askOnce(exchange)
    // What weighs more is sent once more when the person has proven again who they are.
    const answer = asksForProof(first) && (await awaitProof()) ? await askOnce(exchange) : first
    if (answer.status === 401) ears.onSessionEnd()
    return answer
  },
  onWarnings: (warnings) => ears.onWarnings(warnings),
}

function askOnce(exchange: Exchange): Promise<Answer> {
  return ask({
    method: exchange.method,
    address: addressOf(exchange),
    body: exchange.body,
    headers: headersOf(exchange),
  })
}

function addressOf({ path, query }: Exchange): string {
  const search = new URLSearchParams(query).toString()
  return `${sessionAddresses.api}${path}${search ? `?${search}` : ''}`
}

function headersOf({ wrapTtl }: Exchange): Readonly<Record<string, string>> {
  return wrapTtl === undefined ? {} : { 'X-Vault-Wrap-TTL': wrapTtl }
}
