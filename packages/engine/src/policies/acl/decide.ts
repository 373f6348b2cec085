import type { Position } from '../hcl/syntax.ts'
import type { Acl } from './acl.ts'
import { type AclFacts, aclRules, limitOf } from './acl-rules.ts'
import { type Capability, has } from './capability.ts'
import { findRule, plainPath } from './find-rule.ts'
import type { AclObstacle } from './obstacle.ts'
import { type AclQuestion, capabilityFor, isListing } from './operation.ts'
import type { AclRule, StanzaSource } from './rule.ts'

/** The stanza that settled it: where it is written, and the pattern it became. */
export interface DecidingStanza {
  readonly policy: string
  readonly pattern: string
  readonly position: Position
}

/** The answer to a question, and what it rests on. */
export interface AclDecision {
  readonly allowed: boolean
  /** By the root policy: no rule was looked at. */
  readonly isRoot: boolean
  /** Whether `sudo` stands on the path. */
  readonly hasSudo: boolean
  /** What the operation takes. */
  readonly capability?: Capability
  /** Absent when no stanza speaks about the path. */
  readonly deciding?: DecidingStanza
  /** What stands in the way. */
  readonly obstacle?: AclObstacle
  /** The `limit` the list goes on with. */
  readonly injectedLimit?: number
  /** The filter template for the keys of a list. */
  readonly keysFilter?: string
}

/** Decides: the way of every request. */
export function decide(acl: Acl, question: AclQuestion): AclDecision {
  const settled = settledBeforehand(acl, question)
  return settled ?? decisionOf(aclFacts(acl, question))
}

/** What needs no rule: the root policy, and help for anybody with a token. */
export function settledBeforehand({ isRoot }: Acl, { operation }: AclQuestion): AclDecision | undefined {
  if (isRoot) return { allowed: true, isRoot: true, hasSudo: true }
  return operation === 'help' ? { allowed: true, isRoot: false, hasSudo: false } : undefined
}

/** What the rules look at: the question, and the one rule that speaks about its path. */
export function aclFacts(acl: Acl, question: AclQuestion): AclFacts {
  const rule = findRule(acl, plainPath(question.path), isListing(question.operation))
  return { question, capability: capabilityFor(question), rule }
}

/** The decision about some facts: the first rule that refuses decides. */
export function decisionOf(facts: AclFacts): AclDecision {
  const obstacle = firstObstacle(facts)
  const { rule, capability, question } = facts
  const limit = obstacle === undefined ? limitOf(facts) : undefined
  const keysFilter = isListing(question.operation) ? rule?.limits?.keysFilter : undefined
  return {
    allowed: obstacle === undefined,
    isRoot: false,
    hasSudo: rule !== undefined && has(rule.capabilities, 'sudo'),
    ...(capability && { capability }),
    ...(rule && { deciding: decidingStanza(rule, capability) }),
    ...(obstacle && { obstacle }),
    ...(typeof limit === 'object' && limit.injected !== undefined && { injectedLimit: limit.injected }),
    ...(keysFilter && { keysFilter }),
  }
}

function firstObstacle(facts: AclFacts): AclObstacle | undefined {
  for (const rule of aclRules) {
    const { reason } = rule.look(facts)
    if (reason !== undefined) return reason
  }
  return undefined
}

/** The source of a rule that denies, or that grants what was asked for; the first one when none does. */
export function decidingSource(rule: AclRule, capability: Capability | undefined): StanzaSource | undefined {
  const wanted = has(rule.capabilities, 'deny') ? 'deny' : capability
  return rule.sources.find(({ capabilities }) => wanted !== undefined && has(capabilities, wanted)) ?? rule.sources[0]
}

function decidingStanza(rule: AclRule, capability: Capability | undefined): DecidingStanza {
  const source = decidingSource(rule, capability)
  return { policy: source?.policy ?? '', pattern: rule.pattern.text, position: source?.position ?? { line: 0, column: 0 } }
}
