import type { wrappingRoutes } from '@postern/contract/routes/wrapping.ts'
import { refuse } from '@postern/engine/refusal.ts'
import type { World } from '@postern/engine/world.ts'
import { lookupWrapping } from '@postern/engine/wrapping/lookup-wrapping.ts'
import { rewrap } from '@postern/engine/wrapping/rewrap.ts'
import { unwrap } from '@postern/engine/wrapping/unwrap.ts'
import type { Handlers, RawReply, RequestFacts } from './handlers.ts'
import { wrappedEnvelope } from './wrapped-envelope.ts'

/** spec/core.md 11.2. Which wrapping token is meant was settled before the caller was. */
export const wrappingHandlers = (world: World): Handlers<typeof wrappingRoutes> => ({
  wrapData({ request }) {
    if (!request.isWrapped) refuse({ code: 'wrapping_ttl_missing' })
    return { data: { ...request.body } }
  },
  lookupWrapping: async ({ request }) => ({ data: await lookupWrapping(world, tokenIn(request)) }),
  readWrapping: async ({ request }) => ({ data: await lookupWrapping(world, tokenIn(request)) }),
  async unwrap({ request }): Promise<RawReply> {
    const reply = await unwrap(world, tokenIn(request))
    return reply === '' ? { status: 204 } : { status: 200, body: reply }
  },
  async rewrap({ request }): Promise<RawReply> {
    return { status: 200, body: wrappedEnvelope(await rewrap(world, tokenIn(request))) }
  },
})

function tokenIn({ wrappingToken }: RequestFacts): string {
  return wrappingToken ?? refuse({ code: 'wrapping_token_invalid' })
}
