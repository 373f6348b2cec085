import { capabilityBits } from '#policies/acl/capabilities-of.ts'
import { has } from '#policies/acl/capability.ts'
import { compileAcl } from '#policies/acl/compile-acl.ts'
import type { PreparedPolicy } from '#policies/acl/prepare-policy.ts'
import type { View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { grantedBeyond, mayReachSys } from './beyond.ts'
import { storedPolicy } from './stored-policy.ts'
import type { Writer } from './writer.ts'

/** Every login has it unless its role says otherwise, so it can be kept from nobody. */
const everybodys = 'default'

/**
 * Refuses to hand on policies that give rights below `sys/` which the writer lacks: no sequence of identity writes
 * makes an administrator of somebody who is none (spec/security.md 7.1). What the writer has may be handed on.
 */
export async function refuseHandingOn(world: World, view: View, { writer, policies }: HandingOn): Promise<void> {
  if (writer.isRoot) return
  const usual = await storedPolicy(world, view, everybodys)
  for (const name of policies) {
    if (name === everybodys || holds(writer, name)) continue
    const policy = await storedPolicy(world, view, name)
    if (policy !== undefined && isBeyond(world, { policy, usual }, writer)) refuse({ code: 'permission_denied' })
  }
}

/** Policies on their way to somebody, and who sends them there. */
export interface HandingOn {
  readonly writer: Writer
  readonly policies: readonly string[]
}

/**
 * The same where names or metadata change that templates are filled with: the policies are there already, but would
 * speak of other paths.
 */
export async function refuseReshaping(world: World, view: View, { writer, policies }: HandingOn): Promise<void> {
  if (writer.isRoot) return
  for (const name of policies) {
    const policy = await storedPolicy(world, view, name)
    if (policy?.stanzas.some(isTemplateOfSys)) refuse({ code: 'permission_denied' })
  }
}

/** Whether the writer could change the policies of an entity or a group itself, on one of these paths. */
export function mayWriteOneOf({ acl, isRoot }: Writer, paths: readonly string[]): boolean {
  return isRoot || paths.some((path) => has(capabilityBits(acl, path), 'update'))
}

/** Whether the writer has the policy, so that handing it on gives away nothing new. */
function holds({ tokenPolicies, identityPolicies }: Writer, policy: string): boolean {
  return tokenPolicies.includes(policy) || identityPolicies.includes(policy)
}

interface Gift {
  readonly policy: PreparedPolicy
  readonly usual: PreparedPolicy | undefined
}

// Where everybody's policy speaks of a path by name it narrows what the writer has there by a wider one, and what
// whoever gets the policy will have.
function isBeyond({ clock }: World, { policy, usual }: Gift, { acl }: Writer): boolean {
  const granted = compileAcl({ policies: usual === undefined ? [policy] : [policy, usual], now: clock.now() })
  return grantedBeyond(granted, acl) !== undefined || policy.stanzas.some(isTemplateOfSys)
}

function isTemplateOfSys({ path, stanza }: PreparedPolicy['stanzas'][number]): boolean {
  return 'template' in path && mayReachSys(stanza.path)
}
