import { z } from 'zod'
import { remembered } from '#memory/remembered.ts'
import type { Mount } from '#mounts/mount.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'

/** The cluster a kubernetes mount asks, as stored (spec/jwt-oidc-auth.md 11.1). Names are those of the wire. */
const kubernetesConfigRecord = z.object({
  /** The mount's uuid. */
  mount: z.string(),
  kubernetes_host: z.string(),
  kubernetes_ca_cert: z.string(),
  token_reviewer_jwt: z.string(),
  pem_keys: z.array(z.string()),
  issuer: z.string(),
  disable_iss_validation: z.boolean(),
  disable_local_ca_jwt: z.boolean(),
  use_annotations_as_alias_metadata: z.boolean(),
})
export type KubernetesConfig = Readonly<z.output<typeof kubernetesConfigRecord>>

/** One configuration per mount. */
export const kubernetesConfigs = collection({
  name: 'kubernetes-config',
  schema: kubernetesConfigRecord,
  key: ({ mount }) => configId(mount),
})

const recall = remembered(kubernetesConfigs)

/** The configuration of a mount, if it was ever written. */
export function maybeKubernetesConfig(world: World, { uuid }: Mount): Promise<KubernetesConfig | undefined> {
  return recall(world, configId(uuid))
}

function configId(mount: string): string {
  return `${mount}/config`
}
