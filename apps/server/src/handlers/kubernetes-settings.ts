import { kubernetesConfig } from '@postern/contract/resources/kubernetes-config.ts'
import { kubernetesRole, type KubernetesRole as ShownRole } from '@postern/contract/resources/kubernetes-role.ts'
import type { kubernetesAuthRoutes } from '@postern/contract/routes/kubernetes-auth.ts'
import { maybeKubernetesConfig } from '@postern/engine/auth/kubernetes/config/kubernetes-config.ts'
import { writeKubernetesConfig } from '@postern/engine/auth/kubernetes/config/write-kubernetes-config.ts'
import { maybeKubernetesRole } from '@postern/engine/auth/kubernetes/roles/kubernetes-role.ts'
import { listKubernetesRoles } from '@postern/engine/auth/kubernetes/roles/list-kubernetes-roles.ts'
import { deleteKubernetesRole, writeKubernetesRole } from '@postern/engine/auth/kubernetes/roles/write-kubernetes-role.ts'
import { tokenFieldsShown } from '@postern/engine/auth/token-fields.ts'
import type { Mount } from '@postern/engine/mounts/mount.ts'
import type { World } from '@postern/engine/world.ts'
import { kubernetesRoleWarning } from '../wording/kubernetes.ts'
import type { Handlers } from './handlers.ts'
import { detailedReply } from './list-reply.ts'

type Handled =
  | 'readKubernetesConfig'
  | 'writeKubernetesConfig'
  | 'listKubernetesRoles'
  | 'readKubernetesRole'
  | 'writeKubernetesRole'
  | 'deleteKubernetesRole'

/** The cluster of a kubernetes mount and its roles (spec/jwt-oidc-auth.md 11.1, 11.2). */
export const kubernetesSettingHandlers = (world: World): Pick<Handlers<typeof kubernetesAuthRoutes>, Handled> => ({
  async readKubernetesConfig({ mount }) {
    const config = await maybeKubernetesConfig(world, mount)
    return config && { data: kubernetesConfig.parse({ ...config, token_reviewer_jwt_set: config.token_reviewer_jwt !== '' }) }
  },
  async writeKubernetesConfig({ mount, input }) {
    await writeKubernetesConfig(world, mount, input)
    return undefined
  },

  listKubernetesRoles: async ({ mount, input }) =>
    detailedReply(await listKubernetesRoles(world, mount, input), input.detailed, (names) =>
      Promise.all(names.map((name) => shownRole(world, mount, name))),
    ),
  async readKubernetesRole({ mount, params: { name } }) {
    const role = await shownRole(world, mount, name)
    return role && { data: role }
  },
  writeKubernetesRole: {
    exists: async ({ mount, params: { name } }) => (await maybeKubernetesRole(world, mount, name)) !== undefined,
    async write({ mount, params: { name }, input }) {
      const warnings = await writeKubernetesRole(world, mount, { name, sent: input })
      return warnings.length === 0 ? undefined : { warnings: warnings.map((warning) => kubernetesRoleWarning[warning]) }
    },
  },
  async deleteKubernetesRole({ mount, params: { name } }) {
    await deleteKubernetesRole(world, mount, name)
    return undefined
  },
})

async function shownRole(world: World, mount: Mount, name: string): Promise<ShownRole | undefined> {
  const found = await maybeKubernetesRole(world, mount, name)
  if (found === undefined) return undefined
  const { token, audience, ...role } = found
  return kubernetesRole.parse({ ...role, ...(audience !== '' && { audience }), ...tokenFieldsShown(token) })
}
