import type { Settings } from '#world.ts'
import type { Mount } from './mount.ts'

/** The TTLs of what a mount issues, seconds: its own where it says something, else the system's. */
export function leaseTtlsOf({ config }: Mount, settings: Settings): { readonly defaultTtl: number; readonly maxTtl: number } {
  const maxTtl = config.max_lease_ttl || settings.maxLeaseTtl
  const defaultTtl = config.default_lease_ttl || settings.defaultLeaseTtl
  // A mount may set a maximum below the system's default without saying a default of its own.
  return { defaultTtl: Math.min(defaultTtl, maxTtl), maxTtl }
}
