import type { tokenRoutes } from '@postern/contract/routes/token.ts'
import { refuse } from '@postern/engine/refusal.ts'
import type { Caller } from '@postern/engine/tokens/caller.ts'
import { createToken } from '@postern/engine/tokens/create/create-token.ts'
import { maySudo } from '@postern/engine/tokens/may-sudo.ts'
import { listAccessors } from '@postern/engine/tokens/list-accessors.ts'
import { listTokens } from '@postern/engine/tokens/list-tokens.ts'
import { renewByAccessor, renewToken } from '@postern/engine/tokens/renew-token.ts'
import { revokeAndOrphan } from '@postern/engine/tokens/revoke-and-orphan.ts'
import { revokeByAccessor, revokeById, revokeToken } from '@postern/engine/tokens/revoke-token.ts'
import { shownTokenRole } from '@postern/engine/tokens/roles/shown-token-role.ts'
import { tokenRoles } from '@postern/engine/tokens/roles/token-role.ts'
import { writeTokenRole } from '@postern/engine/tokens/roles/write-token-role.ts'
import { findOwnToken, findToken, findTokenByAccessor } from '@postern/engine/tokens/token-details.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { listReply } from './list-reply.ts'
import { pageOf } from './page-of.ts'
import { tidyReply } from './tidy-reply.ts'

/** spec/core.md 9. */
export const tokenHandlers = (world: World): Handlers<typeof tokenRoutes> => ({
  createToken: ({ input, caller, mount, request }) =>
    createToken(world, { caller, mount, path: request.path, isOrphanPath: false, wish: input }),
  createOrphanToken: ({ input, caller, mount, request }) =>
    createToken(world, { caller, mount, path: request.path, isOrphanPath: true, wish: input }),
  createTokenByRole: ({ params, input, caller, mount, request }) =>
    createToken(world, {
      caller,
      mount,
      path: request.path,
      isOrphanPath: false,
      roleName: params.role_name,
      wish: input,
    }),

  lookupToken: ({ input, caller }) => lookup(world, caller, input.token),
  readToken: ({ input, caller }) => lookup(world, caller, input.token),
  readOwnToken: async ({ caller }) => ({ data: await findOwnToken(world, caller) }),
  lookupOwnToken: async ({ caller }) => ({ data: await findOwnToken(world, caller) }),
  lookupTokenByAccessor: async ({ input }) => ({ data: await findTokenByAccessor(world, input.accessor ?? '') }),

  renewToken: ({ input }) => renewToken(world, input.token ?? '', input.increment ?? 0),
  renewOwnToken: ({ input, caller }) => renewToken(world, caller.clientToken, input.increment ?? 0),
  renewTokenByAccessor: ({ input }) => renewByAccessor(world, input.accessor ?? '', input.increment ?? 0),

  async revokeToken({ input }) {
    await revokeToken(world, input.token ?? '')
    return undefined
  },
  async revokeOwnToken({ caller }) {
    if (caller.token.type === 'batch') refuse({ code: 'token_batch_revocation' })
    await revokeById(world, caller.token.id)
    return undefined
  },
  async revokeTokenByAccessor({ input }) {
    const revoked = await revokeByAccessor(world, input.accessor ?? '')
    return revoked === undefined ? { warnings: ['No token found with this accessor'] } : undefined
  },
  async revokeTokenAndOrphan({ input, caller, request }) {
    if (!maySudo(caller, request.path)) refuse({ code: 'token_orphaning_needs_sudo' })
    await revokeAndOrphan(world, input.token ?? '')
    return undefined
  },

  listAccessors: async ({ input }) => listReply(await listAccessors(world, input)),
  async listTokens({ input }) {
    return { data: await listTokens(world, input) }
  },

  listTokenRoles: async ({ input }) => listReply(await world.storage.read((view) => tokenRoles.list(view, pageOf(input)))),
  async readTokenRole({ params }) {
    const role = await world.storage.read((view) => tokenRoles.maybe(view, params.role_name))
    return role && { data: shownTokenRole(role) }
  },
  writeTokenRole: {
    exists: ({ params }) => world.storage.read(async (view) => (await tokenRoles.maybe(view, params.role_name)) !== undefined),
    async write({ params, input, mount }) {
      const warnings = await writeTokenRole(world, { name: params.role_name, sent: input, mount })
      return warnings.length > 0 ? { warnings } : undefined
    },
  },
  async deleteTokenRole({ params }) {
    await world.storage.write((change) => tokenRoles.remove(change, params.role_name))
    return undefined
  },

  tidyTokens: () => tidyReply(world),
})

/** A lookup without a token is one of the caller's own. */
async function lookup(world: World, caller: Caller, token: string | undefined) {
  const isOwn = token === undefined || token === '' || token === caller.clientToken
  return { data: isOwn ? await findOwnToken(world, caller) : await findToken(world, token) }
}
