import type { approleRoutes } from '@postern/contract/routes/approle.ts'
import { deleteApprole } from '@postern/engine/auth/approle/delete-role.ts'
import { listApproles } from '@postern/engine/auth/approle/list-roles.ts'
import { type ApproleAt, approleId, approles, maybeApprole } from '@postern/engine/auth/approle/role.ts'
import { changeApprole, writeApprole } from '@postern/engine/auth/approle/write-role.ts'
import type { World } from '@postern/engine/world.ts'
import { approleWritten } from './approle-written.ts'
import type { Handlers } from './handlers.ts'
import { detailedReply } from './list-reply.ts'
import { shownApprole } from './shown-approle.ts'

type Handled = 'listApproles' | 'readApprole' | 'writeApprole' | 'deleteApprole' | 'readRoleId' | 'setRoleId'

/** Roles and their ids (spec/core.md 13.1). */
export const approleRoleHandlers = (world: World): Pick<Handlers<typeof approleRoutes>, Handled> => ({
  async listApproles({ mount, input }) {
    const ids = (names: readonly string[]) => names.map((role) => approleId({ mount, role }))
    return detailedReply(await listApproles(world, mount, input), input.detailed, async (names) => {
      const found = await world.storage.read((view) => approles.maybeMany(view, ids(names)))
      return found.map((role) => role && shownApprole(role))
    })
  },
  async readApprole({ mount, params }) {
    const role = await roleAt(world, { mount, role: params.role_name })
    return role && { data: shownApprole(role) }
  },
  writeApprole: {
    exists: async ({ mount, params }) => (await roleAt(world, { mount, role: params.role_name })) !== undefined,
    write: async ({ mount, params, input }) =>
      approleWritten(await writeApprole(world, { mount, role: params.role_name }, input)),
  },
  async deleteApprole({ mount, params }) {
    await deleteApprole(world, { mount, role: params.role_name })
    return undefined
  },
  async readRoleId({ mount, params }) {
    const role = await roleAt(world, { mount, role: params.role_name })
    return role && { data: { role_id: role.roleId } }
  },
  async setRoleId({ mount, params, input: { role_id = '' } }) {
    await changeApprole(world, { mount, role: params.role_name }, { role_id })
    return undefined
  },
})

const roleAt = (world: World, at: ApproleAt) => world.storage.read((view) => maybeApprole(view, at))
