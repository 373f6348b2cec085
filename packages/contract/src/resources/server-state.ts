import { z } from 'zod'

/** Figures of the server, as the reference tells them (spec/core.md 6). */
export const telemetry = z.object({
  /** RFC 3339. */
  Timestamp: z.string(),
  Gauges: z.array(z.object({ Name: z.string(), Value: z.number(), Labels: z.record(z.string(), z.string()) })),
  Points: z.array(z.unknown()),
  Counters: z.array(z.object({ Name: z.string(), Count: z.number(), Labels: z.record(z.string(), z.string()) })),
  Samples: z.array(z.object({ Name: z.string(), Count: z.number(), Sum: z.number(), Labels: z.record(z.string(), z.string()) })),
})

/** Requests under way, by their ids. */
export const requestsInFlight = z.record(
  z.string(),
  z.object({
    start_time: z.string(),
    client_remote_address: z.string(),
    request_path: z.string(),
    request_method: z.string(),
    client_id: z.string(),
  }),
)

/** The machine the server runs on, as far as that harms nobody. */
export const hostInfo = z.object({
  timestamp: z.string(),
  cpu: z.array(z.object({ cpu: z.number(), modelName: z.string(), mhz: z.number() })),
  cpu_times: z.array(z.object({ cpu: z.string(), user: z.number(), system: z.number(), idle: z.number(), nice: z.number() })),
  disk: z.array(z.unknown()),
  host: z.object({ hostname: z.string(), os: z.string(), platform: z.string(), kernelVersion: z.string(), uptime: z.number() }),
  memory: z.object({ total: z.number(), available: z.number(), used: z.number(), usedPercent: z.number() }),
})

/** How the server was started, without what is secret. */
export const sanitizedConfig = z.object({
  api_addr: z.string(),
  cluster_addr: z.string(),
  default_lease_ttl: z.number(),
  max_lease_ttl: z.number(),
  log_level: z.string(),
  storage: z.object({ type: z.string() }),
  seals: z.array(z.object({ type: z.string(), disabled: z.boolean() })),
  listeners: z.array(z.object({ type: z.string(), config: z.object({ address: z.string(), tls_disable: z.boolean() }) })),
  unsafe_allow_api_audit_creation: z.boolean(),
})
