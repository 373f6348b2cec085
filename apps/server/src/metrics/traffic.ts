import process from 'node:process'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { FlyingRequest, Observations } from '#handlers/server-state.ts'
import type { Dispatch } from '#http/dispatch.ts'
import { telemetryOf } from './telemetry.ts'

/** Counts what the API answers, and knows what is under way. */
export interface Traffic extends Observations {
  /** The same, watched. */
  watch(dispatch: Dispatch): Dispatch
}

interface TrafficParts {
  isOpen(): boolean
  /** Seconds of a clock that only goes forward. */
  elapsed(): number
}

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createTraffic({ isOpen, elapsed }: TrafficParts): Traffic {
  const registry = new Registry()
  const registers = [registry]
  const underWay = new Map<string, FlyingRequest>()
  const answers = new Counter({
    name: 'vault_core_handle_requests_total',
    help: 'Answers of the API, by method and status.',
    labelNames: ['method', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'vault_core_handle_request_seconds',
    help: 'Seconds from a request of the API to its answer, by method.',
    labelNames: ['method'],
    buckets,
    registers,
  })
  const gauges: readonly (readonly [name: string, help: string, value: () => number])[] = [
    ['vault_core_unsealed', 'Whether the server is unsealed.', () => (isOpen() ? 1 : 0)],
    ['vault_core_in_flight_requests', 'Requests of the API under way.', () => underWay.size],
    ['process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss()],
    ['process_heap_used_bytes', 'Memory of its JavaScript objects.', () => process.memoryUsage().heapUsed],
    [
      'process_cpu_seconds_total',
      'Seconds of processor time.',
      () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
    ],
    ['process_uptime_seconds', 'Seconds since the process began.', () => process.uptime()],
  ]
  for (const [name, help, value] of gauges) {
    const gauge: Gauge = new Gauge({ name, help, registers, collect: () => gauge.set(value()) })
  }

  return {
    watch: (dispatch) => async (request) => {
      const start = elapsed()
      const { id, method, path, remoteAddress } = request
      underWay.set(id, { id, startedAt: new Date(), method, path, remoteAddress })
      try {
        const answer = await dispatch(request)
        const known = knownMethods.has(method) ? method : 'other'
        answers.inc({ method: known, status: answer.status })
        durations.observe({ method: known }, elapsed() - start)
        return answer
      } finally {
        underWay.delete(id)
      }
    },
    underWay: () => [...underWay.values()],
    prometheus: async () => ({ type: registry.contentType, text: await registry.metrics() }),
    telemetry: async () => telemetryOf(await registry.getMetricsAsJSON(), new Date()),
  }
}

// A label takes no text from outside: every value of it is kept for ever.
const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'LIST', 'SCAN', 'OPTIONS'])
