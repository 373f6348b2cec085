import type { Json } from '../finding.ts'

/** A service token as stored, under the keyed hash of its value; also what a batch token carries inside itself. */
export interface Token {
  readonly namespace: string
  /** Keyed hash of the token's value: the record's key. Empty for batch tokens. */
  readonly id: string
  /** 24 base62 characters; empty for batch tokens. */
  readonly accessor: string
  readonly type: 'service' | 'batch'
  /** `auth/token/create`, `auth/jwt/login`, … */
  readonly path: string
  readonly displayName: string
  readonly policies: readonly string[]
  readonly entityId: string
  readonly meta: Readonly<Record<string, string>> | null
  /** Hash of the parent; absent for orphans. */
  readonly parent?: string
  readonly isOrphan: boolean
  readonly isRenewable: boolean
  /** Uses left; 0 = unlimited, -1 = being used for the last time. */
  readonly numUses: number
  /** Seconds since the epoch. */
  readonly creationTime: number
  /** TTL at creation, seconds; 0 never expires. */
  readonly creationTtl: number
  /** Seconds since the epoch; absent for tokens that never expire. */
  readonly expireTime?: number
  readonly lastRenewal?: number
  readonly explicitMaxTtl: number
  readonly period: number
  readonly boundCidrs: readonly string[]
  /** The token role it was created by. */
  readonly role?: string
  /** When the person or workload proved who they are; a child keeps its login's (design 7). */
  readonly authTime: number
  /** Accessor of the mount whose login made it; absent for tokens made by tokens. */
  readonly mountAccessor?: string
  /** What the auth method wants back at renewal. */
  readonly renewal?: { readonly [key: string]: Json }
  /** Names the login reported as groups, for the refresh at renewal. */
  readonly groupAliases?: readonly string[]
  /** The lease's id (`<path>/h<64 hex>`); absent for a root token that never expires. */
  readonly leaseId?: string
}
