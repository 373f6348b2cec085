import { type Identity, identityOf } from '#identity/identity-policies.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { compileAcl, rootAcl } from './acl/compile-acl.ts'
import { type AclExplanation, explain } from './acl/explain.ts'
import type { AclQuestion } from './acl/operation.ts'
import { type PreparedPolicy, preparePolicy } from './acl/prepare-policy.ts'
import { knownPolicies } from './known-policies.ts'
import { isRoot, policyNames } from './load-acl.ts'
import { parsePolicy } from './parse-policy.ts'
import { normalPolicies, normalPolicy } from './policy-names.ts'
import { type HeldPolicy, policyOrigins } from './policy-origins.ts'
import { decodedPolicyText } from './policy-text.ts'

/** A policy that is not saved yet; it stands in for the saved one with its name. */
export interface PolicyDraft {
  readonly name: string
  readonly policy: string
  readonly allowsWildcards?: boolean | undefined
  readonly allowsSlashes?: boolean | undefined
}

/** Somebody, real or supposed, and what they would do. */
export interface Simulation {
  /** The policies on a token, or those that are asked about. */
  readonly policies: readonly string[]
  /** Whose own policies and groups count as well, and who fills templates. */
  readonly entityId?: string | undefined
  readonly draft?: PolicyDraft | undefined
  readonly question: AclQuestion
}

/** What would happen, why, and by which policies. */
export interface SimulationResult extends AclExplanation {
  readonly policies: readonly (HeldPolicy & { readonly exists: boolean })[]
  /** A disabled entity's requests are denied, whatever its policies say. */
  readonly isEntityDisabled: boolean
}

/** Asks the ACL what a request would be answered, by the rules that answer real ones. Changes nothing, needs no token. */
export async function simulate(world: World, { policies, entityId, draft, question }: Simulation): Promise<SimulationResult> {
  const drafted = draft && preparedDraft(draft)
  const tokenPolicies = normalPolicies(policies)
  const { identity, held } = await holderFacts(world, tokenPolicies, entityId)

  const holder = { tokenPolicies, identityPolicies: identity?.policies ?? [], subject: identity }
  const known = withDraft(await knownPolicies(world, policyNames(holder)), drafted)
  const acl = isRoot(holder) ? rootAcl : compileAcl({ policies: known, subject: identity, now: world.clock.now() })
  const names = new Set([...acl.policies, ...known.map(({ policy }) => policy.name)])
  return {
    ...explain(acl, question),
    policies: withDraftOrigin(held, drafted).map((each) => ({ ...each, exists: names.has(each.policy) })),
    isEntityDisabled: identity?.entity.isDisabled ?? false,
  }
}

function preparedDraft({ name, policy, allowsWildcards = false, allowsSlashes = false }: PolicyDraft): PreparedPolicy {
  const parsed = parsePolicy(decodedPolicyText(policy))
  if ('invalid' in parsed) refuse(parsed.invalid)
  return preparePolicy({ name: normalPolicy(name), stanzas: parsed.stanzas, allowsWildcards, allowsSlashes })
}

interface HolderFacts {
  readonly identity: Identity | undefined
  readonly held: readonly HeldPolicy[]
}

function holderFacts(world: World, tokenPolicies: readonly string[], entityId: string | undefined): Promise<HolderFacts> {
  return world.storage.read(async (view) => {
    if (!entityId) return { identity: undefined, held: await policyOrigins(view, tokenPolicies, undefined) }
    const identity = (await identityOf(view, entityId)) ?? refuse({ code: 'simulated_entity_not_found', entity: entityId })
    return { identity, held: await policyOrigins(view, tokenPolicies, identity) }
  })
}

function withDraft(known: readonly PreparedPolicy[], draft: PreparedPolicy | undefined): readonly PreparedPolicy[] {
  return draft === undefined ? known : [...known.filter(({ policy }) => policy.name !== draft.policy.name), draft]
}

function withDraftOrigin(held: readonly HeldPolicy[], draft: PreparedPolicy | undefined): readonly HeldPolicy[] {
  if (draft === undefined) return held
  const { name } = draft.policy
  const others = held.filter(({ policy }) => policy !== name)
  const origins = held.find(({ policy }) => policy === name)?.origins ?? []
  return [...others, { policy: name, origins: [...origins, { from: 'draft' }] }]
}
