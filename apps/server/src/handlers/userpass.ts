import { userpassUser } from '@postern/contract/resources/userpass-user.ts'
import type { userpassRoutes } from '@postern/contract/routes/userpass.ts'
import { tokenFieldsShown } from '@postern/engine/auth/token-fields.ts'
import { listUsers } from '@postern/engine/auth/userpass/list-users.ts'
import { loginWithPassword } from '@postern/engine/auth/userpass/login.ts'
import { maybeUser, type User, type UserAt, userId, users } from '@postern/engine/auth/userpass/user.ts'
import { deleteUser, setPassword, setPolicies, writeUser } from '@postern/engine/auth/userpass/write-user.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { detailedReply } from './list-reply.ts'

/** spec/jwt-oidc-auth.md 12. */
export const userpassHandlers = (world: World): Handlers<typeof userpassRoutes> => ({
  loginWithPassword: ({ mount, params, input, request }) =>
    loginWithPassword(world, { mount, ...params, password: input.password ?? '', remoteAddress: request.remoteAddress }),

  async listUsers({ mount, input }) {
    const ids = (names: readonly string[]) => names.map((username) => userId({ mount, username }))
    return detailedReply(await listUsers(world, mount, input), input.detailed, async (names) => {
      const found = await world.storage.read((view) => users.maybeMany(view, ids(names)))
      return found.map((user) => user && shownUser(user))
    })
  },
  async readUser({ mount, params }) {
    const user = await userAt(world, { mount, ...params })
    return user && { data: shownUser(user) }
  },
  writeUser: {
    exists: async ({ mount, params }) => (await userAt(world, { mount, ...params })) !== undefined,
    async write({ mount, params, input }) {
      await writeUser(world, { mount, ...params }, input)
      return undefined
    },
  },
  async deleteUser({ mount, params }) {
    await deleteUser(world, { mount, ...params })
    return undefined
  },
  async setUserPassword({ mount, params, input }) {
    await setPassword(world, { mount, ...params }, input)
    return undefined
  },
  async setUserPolicies({ mount, params, input }) {
    await setPolicies(world, { mount, ...params }, input)
    return undefined
  },
})

const userAt = (world: World, at: UserAt) => world.storage.read((view) => maybeUser(view, at))

/** What a read tells of a user: never the hash. */
const shownUser = ({ token }: User) => userpassUser.parse(tokenFieldsShown(token))
