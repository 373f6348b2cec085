import { z } from 'zod'

/** Whether and how the server is sealed (spec/core.md 4.2). */
export const sealStatus = z.object({
  type: z.string(),
  initialized: z.boolean(),
  sealed: z.boolean(),
  /** Shares needed. */
  t: z.number(),
  /** Shares there are. */
  n: z.number(),
  progress: z.number(),
  nonce: z.string(),
  version: z.string(),
  commit_date: z.string(),
  build_date: z.string(),
  migration: z.boolean(),
  recovery_seal: z.boolean(),
  storage_type: z.string(),
  cluster_name: z.string().optional(),
  cluster_id: z.string().optional(),
})

/** How the server is (spec/core.md 4.5). */
export const health = z.object({
  initialized: z.boolean(),
  sealed: z.boolean(),
  standby: z.boolean(),
  performance_standby: z.boolean(),
  replication_performance_mode: z.string(),
  replication_dr_mode: z.string(),
  /** Seconds since the epoch. */
  server_time_utc: z.number(),
  version: z.string(),
  enterprise: z.boolean(),
  cluster_name: z.string().optional(),
  cluster_id: z.string().optional(),
})

/** The shares of a fresh server, shown once, and its root token. */
export const initialised = z.object({
  keys: z.array(z.string()),
  keys_base64: z.array(z.string()),
  root_token: z.string(),
})
