import type { cubbyholeRoutes } from '@postern/contract/routes/cubbyhole.ts'
import { deleteCubbyhole, listCubbyhole, readCubbyhole, writeCubbyhole } from '@postern/engine/cubbyhole/cubbyhole.ts'
import { refuse } from '@postern/engine/refusal.ts'
import type { World } from '@postern/engine/world.ts'
import { isWrappingToken, replyPath } from '@postern/engine/wrapping/wrapping-token.ts'
import type { Handlers } from './handlers.ts'
import { listReply } from './list-reply.ts'
import { pageOf } from './page-of.ts'

const oldWay =
  "Reading from 'cubbyhole/response' is deprecated. Please use sys/wrapping/unwrap to unwrap responses, as it provides additional security checks and other benefits."

/** spec/core.md 11.3. */
export const cubbyholeHandlers = (world: World): Handlers<typeof cubbyholeRoutes> => ({
  async readCubbyhole({ params, caller }) {
    const json = await readCubbyhole(world, { caller, path: params.path })
    if (json === undefined) return undefined
    // The old way to unwrap: the reply as text, and the use is spent as any other.
    const isReply = params.path === replyPath && isWrappingToken(caller.token)
    return isReply ? { data: { response: json }, warnings: [oldWay] } : { data: membersIn(json) }
  },
  writeCubbyhole: {
    exists: async ({ params, caller }) => (await readCubbyhole(world, { caller, path: params.path })) !== undefined,
    async write({ params, caller, request }) {
      if (Object.keys(request.body).length === 0) refuse({ code: 'cubbyhole_data_missing' })
      await writeCubbyhole(world, { caller, path: params.path }, JSON.stringify(request.body))
      return undefined
    },
  },
  async deleteCubbyhole({ params, caller }) {
    await deleteCubbyhole(world, { caller, path: params.path })
    return undefined
  },
  listCubbyhole: async ({ caller, input }) => listReply(await listCubbyhole(world, { caller, path: '' }, pageOf(input))),
  listCubbyholeUnder: async ({ params, caller, input }) =>
    listReply(await listCubbyhole(world, { caller, path: params.path }, pageOf(input))),
})

/** What was written is an object, since the parameters of a request are. */
function membersIn(json: string): Record<string, unknown> {
  const value: unknown = JSON.parse(json)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
