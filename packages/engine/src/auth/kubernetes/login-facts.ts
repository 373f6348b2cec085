import { isSignedByOneOf } from '#crypto/verify-jws.ts'
import { type Jws, type JwsProblem, parseJws, payloadOf } from '#crypto/parse-jws.ts'
import { firstRefusal, judge } from '#finding.ts'
import type { Mount } from '#mounts/mount.ts'
import type { World } from '#world.ts'
import { parseClaims, type ReadClaims } from '../jwt/claims/parse-claims.ts'
import { publicKeysOf } from '../jwt/keys/static-keys.ts'
import { reviewerOf } from './cluster/ask-cluster.ts'
import { objectMetadata } from './cluster/object-metadata.ts'
import { reviewToken } from './cluster/review-token.ts'
import { type KubernetesConfig, maybeKubernetesConfig } from './config/kubernetes-config.ts'
import type { KubernetesFacts } from './facts.ts'
import { kubernetesLoginRules, rulesBeforeLabels, rulesBeforeReview } from './login-rules.ts'
import { listKubernetesRoles } from './roles/list-kubernetes-roles.ts'
import { type KubernetesRole, maybeKubernetesRole } from './roles/kubernetes-role.ts'
import { needsLabels } from './rules/account.ts'
import { entryRules } from './rules/entry.ts'
import { type ServiceAccount, serviceAccountOf } from './service-account.ts'

/** A service account at the door. */
export interface KubernetesLogin {
  readonly mount: Mount
  /** The path that was called, `auth/kubernetes/login`. */
  readonly path: string
  /** As it was typed: replies and metadata repeat it so. */
  readonly role: string
  readonly jwt: string
  readonly remoteAddress: string
}

/** A login looks no further than its rules hold; a debugger wants all there is to see. */
export type Reach = 'while-it-holds' | 'to-the-end'

/** What a kubernetes login is judged by. Endpoint and debugger gather it here. */
export async function kubernetesLoginFacts(world: World, login: KubernetesLogin, reach: Reach): Promise<KubernetesFacts> {
  const entry = await entryFacts(world, login, reach)
  if (reach === 'while-it-holds' && refuses(entryRules, entry)) return entry
  return fromCluster(world, { ...entry, ...(await tokenFacts(world, entry)) })
}

/** The facts of a login with another role: what is known of the token stays. */
export function withKubernetesRole(world: World, facts: KubernetesFacts, role: KubernetesRole): Promise<KubernetesFacts> {
  return fromCluster(world, { ...facts, role, roleName: role.name })
}

async function entryFacts(world: World, login: KubernetesLogin, reach: Reach): Promise<KubernetesFacts> {
  const { mount, role: roleName, jwt, remoteAddress } = login
  const role = roleName === '' ? undefined : await maybeKubernetesRole(world, mount, roleName)
  const isExplained = reach === 'to-the-end' && role === undefined
  return {
    roleName,
    role,
    jwt,
    remoteAddress,
    config: await maybeKubernetesConfig(world, mount),
    now: world.clock.now(),
    ...(isExplained && { knownRoles: await listKubernetesRoles(world, mount, { limit: 1000 }) }),
  }
}

type TokenFacts = Pick<KubernetesFacts, 'jws' | 'read' | 'account' | 'isSignatureRight'>

/** The token taken apart, with what the mount's own keys say of its signature. */
async function tokenFacts(world: World, { jwt, config }: KubernetesFacts): Promise<TokenFacts> {
  if (jwt === '') return {}
  const jws = acceptedJws(jwt)
  const read = 'problem' in jws ? readAnyway(jwt) : parseClaims(jws.payload)
  const isLookedAt = config !== undefined && config.pem_keys.length > 0 && !('problem' in jws)
  return {
    jws,
    ...(read && { read, account: serviceAccountOf(read.all) }),
    ...(isLookedAt && { isSignatureRight: await isSigned(world, config, jws) }),
  }
}

/** Clusters sign with RSA or ECDSA (spec/jwt-oidc-auth.md 4.2). */
function acceptedJws(jwt: string): Jws | JwsProblem {
  const jws = parseJws(jwt)
  return 'problem' in jws || jws.algorithm !== 'EdDSA' ? jws : { problem: 'algorithm', algorithm: jws.algorithm }
}

function readAnyway(jwt: string): ReadClaims | undefined {
  const payload = payloadOf(jwt)
  return payload === undefined ? undefined : parseClaims(payload)
}

async function isSigned({ keys }: World, { pem_keys }: KubernetesConfig, jws: Jws): Promise<boolean> {
  const prepared = publicKeysOf(keys, pem_keys)
  return !('problem' in prepared) && isSignedByOneOf(keys, jws, prepared)
}

/** What only the cluster can tell: step by step, and no further than what is known holds. */
async function fromCluster(world: World, told: KubernetesFacts): Promise<KubernetesFacts> {
  const { config, account, role } = told
  if (config === undefined || account === undefined || role === undefined) return told
  const asked = { config, account, role }
  const labelled = await withLabels(world, told, asked)
  const reviewed = refuses(rulesBeforeReview, labelled) ? labelled : await withReview(world, labelled, asked)
  const isAnnotated = config.use_annotations_as_alias_metadata && reviewed.review === 'agrees'
  return isAnnotated ? { ...reviewed, annotations: await annotationsOf(world, reviewed.jwt, asked) } : reviewed
}

interface Asked {
  readonly config: KubernetesConfig
  readonly account: ServiceAccount
  readonly role: KubernetesRole
}

async function withLabels(world: World, facts: KubernetesFacts, { config, account }: Asked): Promise<KubernetesFacts> {
  if (!needsLabels(facts) || refuses(rulesBeforeLabels, facts)) return facts
  const bearer = await reviewerOf(world, config)
  if (bearer === undefined) return { ...facts, labels: { problem: 'no-reviewer' } }
  const path = ['namespaces', account.namespace]
  return { ...facts, labels: await objectMetadata(world, config, { path, of: 'labels', bearer }) }
}

async function withReview(world: World, facts: KubernetesFacts, { config, account, role }: Asked): Promise<KubernetesFacts> {
  const audiences = role.audience === '' ? (facts.read?.registered.aud ?? []) : [role.audience]
  const problem = await reviewToken(world, config, { jwt: facts.jwt, audiences, account })
  return { ...facts, review: problem ?? 'agrees' }
}

async function annotationsOf(world: World, jwt: string, { config, account }: Asked) {
  const path = ['namespaces', account.namespace, 'serviceaccounts', account.name]
  return objectMetadata(world, config, { path, of: 'annotations', bearer: (await reviewerOf(world, config)) ?? jwt })
}

function refuses(rules: typeof kubernetesLoginRules, facts: KubernetesFacts): boolean {
  return firstRefusal(judge(rules, facts)) !== undefined
}
