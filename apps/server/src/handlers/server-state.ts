import type { DataOf } from '@postern/contract/routes/define-routes.ts'
import type { serverStateRoutes } from '@postern/contract/routes/server-state.ts'
import { refuse } from '@postern/engine/refusal.ts'
import type { Handlers } from './handlers.ts'

type Routes = (typeof serverStateRoutes)['routes']

/** A request under way. */
export interface FlyingRequest {
  readonly id: string
  readonly startedAt: Date
  readonly method: string
  /** Behind `/v1/`. */
  readonly path: string
  readonly remoteAddress: string
}

/** What is measured and seen of this process. */
export interface Observations {
  underWay(): readonly FlyingRequest[]
  prometheus(): Promise<{ readonly type: string; readonly text: string }>
  telemetry(): Promise<DataOf<Routes['readMetrics']>>
}

/** What these routes tell of. */
export interface StateParts {
  readonly observations: Observations
  readonly config: DataOf<Routes['readSanitizedConfig']>
  host(): DataOf<Routes['readHostInfo']>
}

/** spec/core.md 6. */
export const serverStateHandlers = ({ observations, config, host }: StateParts): Handlers<typeof serverStateRoutes> => ({
  async readMetrics({ input, request }) {
    const format = input.format ?? formatIn(request.headers['accept'])
    if (format === '') return { status: 200, body: await observations.telemetry() }
    if (format !== 'prometheus') return refuse({ code: 'metrics_format_unknown', format })
    const { type, text } = await observations.prometheus()
    return { status: 200, headers: { 'Content-Type': type }, body: text }
  },
  readRequestsInFlight: () => ({ status: 200, body: Object.fromEntries(observations.underWay().map(shownRequest)) }),
  readHostInfo: () => ({ data: host() }),
  readSanitizedConfig: () => ({ data: config }),
})

/** What Prometheus asks for by its `Accept` header. */
function formatIn(accept = ''): string {
  return accept.startsWith('application/openmetrics-text') || accept.includes('schema=') ? 'prometheus' : ''
}

function shownRequest({ id, startedAt, remoteAddress, path, method }: FlyingRequest) {
  const shown = {
    start_time: startedAt.toISOString(),
    client_remote_address: remoteAddress,
    request_path: `/v1/${path}`,
    request_method: method,
    client_id: '',
  }
  return [id, shown] as const
}
