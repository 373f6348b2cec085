import { z } from 'zod'
import { tokenRoleTypes } from '@postern/contract/resources/token-role.ts'
import { collection } from '#storage/collection.ts'

const tokenRole = z.object({
  name: z.string(),
  allowed_policies: z.array(z.string()),
  disallowed_policies: z.array(z.string()),
  allowed_policies_glob: z.array(z.string()),
  disallowed_policies_glob: z.array(z.string()),
  /** In lower case. */
  allowed_entity_aliases: z.array(z.string()),
  orphan: z.boolean(),
  renewable: z.boolean(),
  path_suffix: z.string(),
  token_type: z.enum(tokenRoleTypes),
  token_no_default_policy: z.boolean(),
  token_period: z.number(),
  token_explicit_max_ttl: z.number(),
  token_bound_cidrs: z.array(z.string()),
  token_num_uses: z.number(),
  /** The old names, for those who write them and want to read them again. */
  period: z.number(),
  explicit_max_ttl: z.number(),
  bound_cidrs: z.array(z.string()),
})

/** What tokens a call may make by this role. */
export type TokenRole = Readonly<z.output<typeof tokenRole>>

/** Token roles by name. */
export const tokenRoles = collection({ name: 'token-role', schema: tokenRole, key: ({ name }) => name })

/** A role that nothing was said of yet. */
export function newTokenRole(name: string): TokenRole {
  return {
    name,
    allowed_policies: [],
    disallowed_policies: [],
    allowed_policies_glob: [],
    disallowed_policies_glob: [],
    allowed_entity_aliases: [],
    orphan: false,
    renewable: true,
    path_suffix: '',
    token_type: 'default-service',
    token_no_default_policy: false,
    token_period: 0,
    token_explicit_max_ttl: 0,
    token_bound_cidrs: [],
    token_num_uses: 0,
    period: 0,
    explicit_max_ttl: 0,
    bound_cidrs: [],
  }
}
