import type { World } from '#world.ts'
import type { KubernetesConfig } from '../config/kubernetes-config.ts'
import type { ServiceAccount } from '../service-account.ts'
import { askCluster, type ClusterObject, isObject, reviewerOf } from './ask-cluster.ts'
import type { ReviewProblem } from './review-problem.ts'

const path = '/apis/authentication.k8s.io/v1/tokenreviews'
const accountPrefix = 'system:serviceaccount:'

/** A token to be reviewed, for whom it must be good, and whose it says it is. */
export interface ReviewQuestion {
  readonly jwt: string
  readonly audiences: readonly string[]
  readonly account: ServiceAccount
}

/**
 * Asks the cluster whether a token is good, and whether it is whose it says it is; undefined when both hold
 * (spec/jwt-oidc-auth.md 11.4). Without a reviewer the token itself asks, which it must be allowed to.
 */
export async function reviewToken(
  world: World,
  config: KubernetesConfig,
  { jwt, audiences, account }: ReviewQuestion,
): Promise<ReviewProblem | undefined> {
  const answer = await askCluster(world, config, {
    path,
    bearer: (await reviewerOf(world, config)) ?? jwt,
    body: {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenReview',
      spec: { token: jwt, ...(audiences.length > 0 && { audiences }) },
    },
  })
  if ('problem' in answer) return answer
  const { status } = answer.object
  return isObject(status) ? problemOf(status, { audiences, account }) : { problem: 'not-authenticated' }
}

function problemOf(status: ClusterObject, { audiences, account }: Omit<ReviewQuestion, 'jwt'>): ReviewProblem | undefined {
  if (typeof status['error'] === 'string' && status['error'] !== '') return { problem: 'review-error' }
  if (status['authenticated'] !== true) return { problem: 'not-authenticated' }
  // An old API server ignores audiences, and says so by not repeating them.
  const accepted = Array.isArray(status['audiences']) ? status['audiences'] : []
  if (audiences.length > 0 && !audiences.some((audience) => accepted.includes(audience))) return { problem: 'audiences' }
  return isObject(status['user']) ? difference(status['user'], account) : { problem: 'no-service-account' }
}

function difference({ username, uid }: ClusterObject, account: ServiceAccount): ReviewProblem | undefined {
  if (typeof username !== 'string' || !username.startsWith(accountPrefix)) return { problem: 'no-service-account' }
  const [namespace, name, ...more] = username.slice(accountPrefix.length).split(':')
  if (!namespace || !name || more.length > 0) return { problem: 'no-service-account' }
  if (name !== account.name) return { problem: 'other-account', differs: 'name' }
  if (namespace !== account.namespace) return { problem: 'other-account', differs: 'namespace' }
  return uid === account.uid ? undefined : { problem: 'other-account', differs: 'uid' }
}
