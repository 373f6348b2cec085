import { z } from 'zod'
import { foldedName } from '#identity/name-forms.ts'
import { remembered } from '#memory/remembered.ts'
import type { Mount } from '#mounts/mount.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'
import { storedTokenFields } from '../../token-fields.ts'

/** By what a service account is known to us. */
export const aliasSources = ['serviceaccount_uid', 'serviceaccount_name'] as const

/** Which service accounts of the cluster may log in, and what they get (spec/jwt-oidc-auth.md 11.2). */
const kubernetesRoleRecord = z.object({
  /** The mount's uuid. */
  mount: z.string(),
  /** In its folded form. */
  name: z.string(),
  bound_service_account_names: z.array(z.string()),
  bound_service_account_namespaces: z.array(z.string()),
  /** As it was written. */
  bound_service_account_namespace_selector: z.string(),
  audience: z.string(),
  alias_name_source: z.enum(aliasSources),
  token: storedTokenFields,
})
export type KubernetesRole = Readonly<z.output<typeof kubernetesRoleRecord>>

/** The roles of all kubernetes mounts. */
export const kubernetesRoles = collection({
  name: 'kubernetes-role',
  schema: kubernetesRoleRecord,
  key: ({ mount, name }) => `${mount}/${name}`,
})

const recall = remembered(kubernetesRoles)

/** The id of a role's record, by its name in any case. */
export function kubernetesRoleId({ uuid }: Mount, name: string): string {
  return `${uuid}/${foldedName(name)}`
}

/** A role of a mount, by its name in any case. */
export function maybeKubernetesRole(world: World, mount: Mount, name: string): Promise<KubernetesRole | undefined> {
  return recall(world, kubernetesRoleId(mount, name))
}
