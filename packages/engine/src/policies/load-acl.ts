import { inMemory } from '#memory/in-memory.ts'
import type { World } from '#world.ts'
import type { Acl } from './acl/acl.ts'
import { createAclCache } from './acl/acl-cache.ts'
import { rootAcl } from './acl/compile-acl.ts'
import type { TemplateSubject } from './acl/directive.ts'
import { rootPolicyName } from './builtin.ts'
import { knownPolicies } from './known-policies.ts'

/** Whose policies are meant. */
export interface PolicyHolder {
  /** The token's own, in normal form. */
  readonly tokenPolicies: readonly string[]
  /** Those of its entity and of the entity's groups. */
  readonly identityPolicies: readonly string[]
  /** Fills templates; absent for tokens without an entity. */
  readonly subject?: TemplateSubject | undefined
}

const cacheOf = inMemory(() => createAclCache())

/** What somebody's policies allow: compiled once per set of policies and entity, as the policies stand now. */
export async function loadAcl(world: World, holder: PolicyHolder): Promise<Acl> {
  if (isRoot(holder)) return rootAcl
  const policies = await knownPolicies(world, policyNames(holder))
  return cacheOf(world).aclOf({ policies, subject: holder.subject, now: world.clock.now() })
}

/** `root` counts only on the token itself, and only alone: no entity and no group can give it. */
export function isRoot({ tokenPolicies }: PolicyHolder): boolean {
  return tokenPolicies.length === 1 && tokenPolicies[0] === rootPolicyName
}

/** The names of all policies of a holder, sorted, each once. */
export function policyNames({ tokenPolicies, identityPolicies }: PolicyHolder): readonly string[] {
  return [...new Set([...tokenPolicies, ...identityPolicies])].filter((name) => name !== rootPolicyName).toSorted()
}
