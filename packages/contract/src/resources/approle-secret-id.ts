import { z } from 'zod'

/** A secret id just made: the only time it is shown. */
export const createdSecretId = z.object({
  secret_id: z.string(),
  secret_id_accessor: z.string(),
  /** Seconds; 0 = without end. */
  secret_id_ttl: z.number(),
  /** 0 = any number. */
  secret_id_num_uses: z.number(),
})
export type CreatedSecretId = z.output<typeof createdSecretId>

/** What is known of a secret id. Times in RFC 3339. */
export const secretIdDetails = z.object({
  secret_id_accessor: z.string(),
  /** Uses left; 0 = any number. */
  secret_id_num_uses: z.number(),
  secret_id_ttl: z.number(),
  creation_time: z.string(),
  /** The zero time for one without end. */
  expiration_time: z.string(),
  last_updated_time: z.string(),
  metadata: z.record(z.string(), z.string()),
  cidr_list: z.array(z.string()),
  token_bound_cidrs: z.array(z.string()),
})
export type SecretIdDetails = z.output<typeof secretIdDetails>
