import { z } from 'zod'
import { textMap } from '#identity/text-map.ts'
import { collection } from '#storage/collection.ts'

const auditDevice = z.object({
  /** With a trailing slash. */
  path: z.string(),
  id: z.string(),
  type: z.literal('file'),
  description: z.string(),
  options: textMap,
  local: z.boolean(),
})

/** A device that records every request and every reply. */
export type AuditDevice = Readonly<z.output<typeof auditDevice>>

/** Devices made over the API. */
export const devices = collection({ name: 'audit-device', schema: auditDevice, key: ({ path }) => path })
