import { z } from 'zod'

/** Where a record of every request and every reply goes (spec/core.md 14.1). */
export const auditDevice = z.object({
  /** With a trailing slash. */
  path: z.string(),
  type: z.string(),
  description: z.string(),
  options: z.record(z.string(), z.string()),
  local: z.boolean(),
})

/** All devices, by path. */
export const auditDeviceMap = z.record(z.string(), auditDevice)

/** Up to where a device's chain of records goes: what `postern audit verify --head` wants to see at its end. */
export const auditHead = z.object({
  chain: z.string(),
  record: z.number(),
  hash: z.string(),
})

/** How request headers are recorded, by name. */
export const auditedHeaderMap = z.record(z.string(), z.object({ hmac: z.boolean() }))
