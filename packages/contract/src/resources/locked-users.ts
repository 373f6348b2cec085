import { z } from 'zod'

/** Who is locked out for too many wrong passwords, by namespace and mount (spec/jwt-oidc-auth.md 12.3). */
export const lockedUsers = z.object({
  by_namespace: z.array(
    z.object({
      namespace_id: z.string(),
      namespace_path: z.string(),
      counts: z.number(),
      mount_accessors: z.array(
        z.object({ mount_accessor: z.string(), counts: z.number(), alias_identifiers: z.array(z.string()) }),
      ),
    }),
  ),
  total: z.number(),
})
export type LockedUsers = z.output<typeof lockedUsers>
