import { z } from 'zod'
import type { Json } from '#finding.ts'
import { textMap } from '#identity/text-map.ts'
import type { Token } from './token.ts'

// Handed on as it was parsed: copying it member by member would lose `__proto__`.
const jsonObject = z.custom<{ readonly [key: string]: Json }>((value) => typeof value === 'object' && value !== null)

/** Reads a token back from the store, or from inside a batch token. */
export const storedToken: z.ZodType<Token> = z.object({
  namespace: z.string(),
  id: z.string(),
  accessor: z.string(),
  type: z.enum(['service', 'batch']),
  path: z.string(),
  displayName: z.string(),
  policies: z.array(z.string()),
  entityId: z.string(),
  meta: textMap.nullable(),
  parent: z.string().exactOptional(),
  isOrphan: z.boolean(),
  isRenewable: z.boolean(),
  numUses: z.number(),
  creationTime: z.number(),
  creationTtl: z.number(),
  expireTime: z.number().exactOptional(),
  lastRenewal: z.number().exactOptional(),
  explicitMaxTtl: z.number(),
  period: z.number(),
  boundCidrs: z.array(z.string()),
  role: z.string().exactOptional(),
  authTime: z.number(),
  mountAccessor: z.string().exactOptional(),
  renewal: jsonObject.exactOptional(),
  groupAliases: z.array(z.string()).exactOptional(),
  leaseId: z.string().exactOptional(),
})
