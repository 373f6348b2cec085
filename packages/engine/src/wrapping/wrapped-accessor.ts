import { z } from 'zod'

const named = z.object({
  auth: z.object({ accessor: z.string() }).nullish(),
  data: z.looseObject({ secret_id_accessor: z.string().optional() }).nullish(),
})

/** The accessor of the token or secret id that a reply carries, by which it can be revoked without being seen. */
export function wrappedAccessorIn(reply: string): string | undefined {
  const parsed = reply === '' ? undefined : named.safeParse(JSON.parse(reply)).data
  return parsed?.auth?.accessor || parsed?.data?.secret_id_accessor || undefined
}
