/** How one trial of one round went. */
export interface Sample {
  /** Per second. */
  readonly rate: number
  readonly errors: number
  /** Milliseconds of each answer, sorted; empty where answers were not timed one by one. */
  readonly latencies: Float64Array
  /** Milliseconds that the server's event loop kept 99 of 100 turns, where it was watched. */
  readonly loopDelay?: number
}

/** The latency that this share of the answers did not exceed: 0.5 for the median. */
export function percentile({ latencies }: Sample, share: number): number {
  return latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? Number.NaN
}
