import { z } from 'zod'

/** The cluster a kubernetes mount asks about service accounts. The reviewer's token is never part of it. */
export const kubernetesConfig = z.object({
  kubernetes_host: z.string(),
  kubernetes_ca_cert: z.string(),
  pem_keys: z.array(z.string()),
  issuer: z.string(),
  disable_iss_validation: z.boolean(),
  disable_local_ca_jwt: z.boolean(),
  use_annotations_as_alias_metadata: z.boolean(),
  token_reviewer_jwt_set: z.boolean(),
})
export type KubernetesConfig = z.output<typeof kubernetesConfig>
