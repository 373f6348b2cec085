import type { OutsideRequest } from '#ports/outside.ts'
import type { World } from '#world.ts'
import type { KubernetesConfig } from '../config/kubernetes-config.ts'
import type { ClusterProblem } from './cluster-problem.ts'

/** An object the API server answered with. */
export type ClusterObject = Readonly<Record<string, unknown>>

/** What is asked: behind the host, and with whose token. */
export interface ClusterQuestion {
  readonly path: string
  readonly bearer: string
  /** Sent as JSON; without one the question is a GET. */
  readonly body?: object
}

/** Asks the API server of a mount's cluster. Never redirected: every question carries a token (spec/security.md 4.11). */
export async function askCluster(
  world: World,
  config: KubernetesConfig,
  { path, bearer, body }: ClusterQuestion,
): Promise<{ readonly object: ClusterObject } | ClusterProblem> {
  const answer = await world.outside.send({
    url: `${config.kubernetes_host.replace(/\/+$/, '')}${path}`,
    headers: {
      authorization: `Bearer ${bearer}`,
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { method: 'POST' as const, body: JSON.stringify(body) }),
    ...(await trustOf(world, config)),
  })
  if ('failure' in answer) return { problem: 'connection', ...answer }
  if (answer.status < 200 || answer.status > 206) return { problem: 'status', status: answer.status }
  const object = objectIn(answer.body)
  if (object === undefined) return { problem: 'not-json' }
  return object['kind'] === 'Status' ? { problem: 'status-object' } : { object }
}

/** The token that may ask about others: the configured one, else that of our own pod. */
export async function reviewerOf({ cluster }: World, config: KubernetesConfig): Promise<string | undefined> {
  if (config.token_reviewer_jwt !== '') return config.token_reviewer_jwt
  return config.disable_local_ca_jwt ? undefined : cluster.token()
}

async function trustOf({ cluster }: World, config: KubernetesConfig): Promise<Pick<OutsideRequest, 'caPem'>> {
  const local = config.disable_local_ca_jwt ? undefined : await cluster.caPem()
  const caPem = config.kubernetes_ca_cert || local
  return caPem ? { caPem } : {}
}

function objectIn(body: string): ClusterObject | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is ClusterObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
