import { judge, type Judgement } from '#finding.ts'
import type { Acl, SkippedStanza } from './acl.ts'
import { type AclFacts, aclRules } from './acl-rules.ts'
import { has } from './capability.ts'
import { aclFacts, type AclDecision, decidingSource, decisionOf, settledBeforehand } from './decide.ts'
import { plainPath, type Stage, stageOf, stages } from './find-rule.ts'
import type { AclObstacle } from './obstacle.ts'
import { type AclQuestion, isListing } from './operation.ts'
import type { AclRule, StanzaSource } from './rule.ts'
import { compareSpecificity, type Criterion } from './specificity.ts'

/** Why a stanza that covers the path did not decide. */
export type LosingReason =
  | Criterion
  /** An exact pattern wins over all others. */
  | 'not_exact'
  /** It covers the path only without the slash at its end, and something covers it with the slash. */
  | 'without_slash'
  /** Another stanza denies the very same pattern. */
  | 'denied_by_same_pattern'

/** A stanza that covers the path, but lost. */
export interface LosingStanza extends StanzaSource {
  readonly pattern: string
  readonly because: LosingReason
}

/** A decision with everything that was weighed for it. */
export interface AclExplanation extends AclDecision {
  /** Every rule of the decision and what it found; empty where none was needed. */
  readonly judgement: Judgement<AclObstacle>
  /** The other stanzas with the pattern that won, whose permissions are added to it. */
  readonly merged: readonly StanzaSource[]
  /** The most specific first. */
  readonly losing: readonly LosingStanza[]
  /** Stanzas left out of the whole ACL. */
  readonly skipped: readonly SkippedStanza[]
}

/** Decides exactly as {@link decide} does, and says why. */
export function explain(acl: Acl, question: AclQuestion): AclExplanation {
  const settled = settledBeforehand(acl, question)
  if (settled !== undefined) return { ...settled, judgement: [], merged: [], losing: [], skipped: acl.skipped }
  const facts = aclFacts(acl, question)
  const { merged, outvoted } = othersIn(facts)
  return {
    ...decisionOf(facts),
    judgement: judge(aclRules, facts),
    merged,
    losing: [...outvoted, ...losers(acl, facts)],
    skipped: acl.skipped,
  }
}

/** The other sources of the winning rule: they have their part in it, unless it denies and they do not. */
function othersIn({ rule, capability }: AclFacts): {
  readonly merged: readonly StanzaSource[]
  readonly outvoted: readonly LosingStanza[]
} {
  if (rule === undefined) return { merged: [], outvoted: [] }
  const others = rule.sources.filter((source) => source !== decidingSource(rule, capability))
  const isOutvoted = (source: StanzaSource) => has(rule.capabilities, 'deny') && !has(source.capabilities, 'deny')
  return {
    merged: others.filter((source) => !isOutvoted(source)),
    outvoted: others.filter(isOutvoted).map((source) => losing(rule, source, 'denied_by_same_pattern')),
  }
}

interface Candidate {
  readonly rule: AclRule
  readonly stage: Stage
}

function losers({ rules }: Acl, { rule: winner, question }: AclFacts): readonly LosingStanza[] {
  if (winner === undefined) return []
  const path = plainPath(question.path)
  const candidates = rules.flatMap((rule): Candidate[] => {
    const stage = stageOf(rule.pattern, path, isListing(question.operation))
    return stage === undefined ? [] : [{ rule, stage }]
  })
  const winning = candidates.find(({ rule }) => rule === winner)
  if (winning === undefined) return []
  return candidates
    .filter((candidate) => candidate !== winning)
    .toSorted(mostSpecificFirst)
    .flatMap((candidate) => candidate.rule.sources.map((source) => losing(candidate.rule, source, reasonOf(candidate, winning))))
}

function mostSpecificFirst(one: Candidate, other: Candidate): number {
  const byStage = stages.indexOf(one.stage) - stages.indexOf(other.stage)
  return byStage === 0 ? compareSpecificity(other.rule.pattern, one.rule.pattern).order : byStage
}

function reasonOf(loser: Candidate, winner: Candidate): LosingReason {
  if (loser.stage === winner.stage) return compareSpecificity(winner.rule.pattern, loser.rule.pattern).by
  const isExact = loser.rule.pattern.kind === 'exact'
  return winner.rule.pattern.kind === 'exact' && !isExact ? 'not_exact' : 'without_slash'
}

function losing({ pattern }: AclRule, source: StanzaSource, because: LosingReason): LosingStanza {
  return { ...source, pattern: pattern.text, because }
}
