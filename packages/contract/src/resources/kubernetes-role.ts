import { z } from 'zod'
import { tokenParameters } from './token-parameters.ts'

/** Which service accounts of a cluster may log in, and what they get. */
export const kubernetesRole = z.object({
  bound_service_account_names: z.array(z.string()),
  bound_service_account_namespaces: z.array(z.string()),
  bound_service_account_namespace_selector: z.string(),
  alias_name_source: z.enum(['serviceaccount_uid', 'serviceaccount_name']),
  /** Only when it was set. */
  audience: z.string().optional(),
  ...tokenParameters,
})
export type KubernetesRole = z.output<typeof kubernetesRole>
