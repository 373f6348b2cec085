import { z } from 'zod'
import { tokenParameters } from './token-parameters.ts'

/** A role of an AppRole mount (spec/core.md 13.1). Its role id is read on a path of its own. */
export const approleRole = z.object({
  /** Whether a login needs a secret id. */
  bind_secret_id: z.boolean(),
  secret_id_bound_cidrs: z.array(z.string()).nullable(),
  /** 0 = any number. */
  secret_id_num_uses: z.number(),
  /** Seconds; 0 = without end. */
  secret_id_ttl: z.number(),
  local_secret_ids: z.boolean(),
  ...tokenParameters,
})
export type ApproleRole = z.output<typeof approleRole>
