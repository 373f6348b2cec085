import type { World } from '#world.ts'
import type { KubernetesConfig } from '../config/kubernetes-config.ts'
import { askCluster, isObject } from './ask-cluster.ts'
import type { ClusterProblem } from './cluster-problem.ts'

/** An object of the cluster, and whose token asks for it. */
export interface MetadataQuestion {
  readonly path: readonly string[]
  readonly of: 'labels' | 'annotations'
  readonly bearer: string
}

/** The labels or annotations of an object of the cluster. */
export async function objectMetadata(
  world: World,
  config: KubernetesConfig,
  { path, of, bearer }: MetadataQuestion,
): Promise<{ readonly found: Readonly<Record<string, string>> } | ClusterProblem> {
  const answer = await askCluster(world, config, { path: `/api/v1/${path.map(encodeURIComponent).join('/')}`, bearer })
  if ('problem' in answer) return answer
  const { metadata } = answer.object
  const pairs = isObject(metadata) ? metadata[of] : undefined
  return { found: Object.fromEntries(isObject(pairs) ? Object.entries(pairs).filter(isText) : []) }
}

function isText(entry: readonly [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string'
}
