import { ApiError } from '@postern/contract/client/api-error.ts'
import { z } from 'zod'
import type { Operation } from './operation.ts'
import { transport } from './transport.ts'

const wrappedReply = z.object({ wrap_info: z.object({ token: z.string() }) })
const refusal = z.object({ errors: z.array(z.string()) }).catch({ errors: [] })

/** Does an operation with its reply wrapped: what comes back is the wrapping token. */
export async function wrapped<Call extends object>(operation: Operation<Call>, call: Call, ttl: string): Promise<string> {
  const answer = await transport.send(operation.exchange({ ...call, wrapTtl: ttl }))
  if (answer.status >= 400) {
    throw new ApiError({ status: answer.status, errors: refusal.parse(answer.body).errors, requestId: answer.requestId })
  }
  return wrappedReply.parse(answer.body).wrap_info.token
}
