/** A refusal as it came over the wire: the status, and the messages of `errors` (spec/core.md 1.6). */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly errors: readonly string[]
  readonly body: unknown
  readonly requestId: string | undefined

  constructor(refusal: { status: number; errors: readonly string[]; body?: unknown; requestId?: string | undefined }) {
    super(refusal.errors.join('; ') || `status ${refusal.status}`)
    this.status = refusal.status
    this.errors = refusal.errors
    this.body = refusal.body
    this.requestId = refusal.requestId
  }
}
