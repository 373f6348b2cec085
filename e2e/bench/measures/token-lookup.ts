import { tokenRoutes } from '@postern/contract/routes/token.ts'
import { ratio } from '../rounds/figures.ts'
import type { Measure } from '../rounds/measure.ts'
import { sameRequest } from './same-request.ts'
import type { Stage } from '../stage.ts'

/** A program asks what its token is worth. */
export async function tokenLookup({ postern }: Stage): Promise<Measure> {
  const { client_token: token } = await postern.api(tokenRoutes).createToken({ input: { policies: ['default'] } })
  const request = { path: '/v1/auth/token/lookup-self', headers: { 'X-Vault-Token': token } }
  return {
    trials: [sameRequest('token lookup', postern.port, request)],
    goals: [{ what: 'Token lookup to bare node:http', unit: 'times', atLeast: 0.25, figure: ratio('token lookup', 'node:http') }],
  }
}
