import type { RawReply } from '#handlers/handlers.ts'
import type { RefusalReply } from '#wording/wording.ts'

/** What goes back over the wire. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | undefined
}

const apiHeaders = { 'Cache-Control': 'no-store', 'Content-Type': 'application/json' } as const
const emptyHeaders = { 'Cache-Control': 'no-store' } as const

/** JSON, with exactly this content type: some clients compare it for equality (spec/core.md 1.3). */
export function jsonAnswer(status: number, body: object): Answer {
  return { status, headers: apiHeaders, body: JSON.stringify(body) }
}

/** Nothing to say. */
export const emptyAnswer = (status: number): Answer => ({ status, headers: emptyHeaders, body: undefined })

/** A reply whose bytes the handler made. */
export function rawAnswer({ status, headers = {}, body }: RawReply): Answer {
  if (body === undefined) return { status, headers: { ...emptyHeaders, ...headers }, body: undefined }
  const written = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  return { status, headers: { ...apiHeaders, ...headers }, body: written }
}

/** A refusal as it is worded. */
export function refusalAnswer({ status, errors = [], body, headers = {} }: RefusalReply): Answer {
  return rawAnswer({ status, headers, body: body ?? { errors } })
}
