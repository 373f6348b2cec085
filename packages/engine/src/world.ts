import type { LockoutConfig, MountType } from './mounts/mount.ts'
import type { AuditLog } from './ports/audit-log.ts'
import type { Chance } from './ports/chance.ts'
import type { Cipher } from './ports/cipher.ts'
import type { Clock } from './ports/clock.ts'
import type { Cluster } from './ports/cluster.ts'
import type { Files } from './ports/files.ts'
import type { Keys } from './ports/keys.ts'
import type { Outside } from './ports/outside.ts'
import type { Passwords } from './ports/passwords.ts'
import type { Pause } from './ports/pause.ts'
import type { RelyingParty } from './ports/relying-party.ts'
import type { Storage } from './ports/storage.ts'

/** Lockout as the server's own configuration has it; a mount's tuning goes before it (spec/jwt-oidc-auth.md 12.3). */
export interface LockoutSettings {
  readonly all?: LockoutConfig
  readonly byType?: { readonly [Type in MountType]?: LockoutConfig }
  /** From the environment: decides for every mount, either way. */
  readonly isDisabled?: boolean
}

/** What an operator decides of the audit at start. */
export interface AuditSettings {
  /** Whether devices may be made over the API, too. */
  readonly acceptsApi: boolean
  /** Options of a device that is there because the operator said so, and that no request takes away. */
  readonly declared?: Readonly<Record<string, string>>
}

/** What an operator decides at start. Durations in seconds. */
export interface Settings {
  /** The address clients reach this server at, without a trailing slash; issuers and links come from it. */
  readonly apiAddress: string
  /** Printed where the reference prints its product name. */
  readonly brand: string
  /** `1.19.0+postern.0.1.0`: the API level clients switch on, with our version as build metadata. */
  readonly version: string
  readonly defaultLeaseTtl: number
  readonly maxLeaseTtl: number
  readonly lockout?: LockoutSettings
  readonly audit?: AuditSettings
}

/** Everything the engine may touch. It knows no clock, chance, network or disk of its own. */
export interface World {
  readonly settings: Settings
  readonly clock: Clock
  readonly chance: Chance
  readonly cipher: Cipher
  readonly keys: Keys
  readonly passwords: Passwords
  readonly outside: Outside
  readonly relyingParty: RelyingParty
  readonly cluster: Cluster
  readonly files: Files
  readonly pause: Pause
  readonly auditLog: AuditLog
  /** Sealed storage: what is put is encrypted, what is read is decrypted. */
  readonly storage: Storage
}
