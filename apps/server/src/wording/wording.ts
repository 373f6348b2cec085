import type { Reason } from '@postern/engine/refusal.ts'

/** How a refusal reads on the wire. */
export interface RefusalReply {
  readonly status: number
  /** Zero or one message (spec/core.md 1.6). */
  readonly errors?: readonly string[]
  /** A body of another form: OAuth errors, merge conflicts. Replaces `errors`. */
  readonly body?: object | string
  readonly headers?: Readonly<Record<string, string>>
}

/** A wording for each code of a union of reasons; a new reason without one does not compile. */
export type Wordings<R extends { readonly code: string }> = {
  readonly [Code in R['code']]: (reason: Extract<R, { readonly code: Code }>) => RefusalReply
}

/** A user's mistake: 400 and a bare message. */
export const mistake = (message: string): RefusalReply => ({ status: 400, errors: [message] })

/** An error that went through the authorisation or routing layer: wrapped as the reference's accumulator prints it. */
export const aggregated = (status: number, message: string): RefusalReply => ({
  status,
  errors: [`1 error occurred:\n\t* ${message}\n\n`],
})

/** A refusal without words. */
export const wordless = (status: number): RefusalReply => ({ status, errors: [] })

export type { Reason }
