import { mistake, type RefusalReply, wordless } from '#wording/wording.ts'

/** A refusal of the edge itself: the request never became a question to the engine. */
export class EdgeRefusal extends Error {
  override readonly name = 'EdgeRefusal'
  readonly reply: RefusalReply

  constructor(reply: RefusalReply) {
    super(reply.errors?.[0] ?? `status ${reply.status}`)
    this.reply = reply
  }
}

/** Refuses with a status and no words. */
export function refuseWordless(status: number): never {
  throw new EdgeRefusal(wordless(status))
}

/** Refuses a malformed request: 400 and a message. */
export function refuseMalformed(message: string): never {
  throw new EdgeRefusal(mistake(message))
}

/** Refuses with a status and a message. */
export function refuseWith(status: number, message: string, headers: Readonly<Record<string, string>> = {}): never {
  throw new EdgeRefusal({ status, errors: [message], headers })
}
