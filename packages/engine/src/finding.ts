/** Anything JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/** A change to a role or a request that would turn a refusal into a pass. */
export interface Fix {
  /** What is changed: `role`, `config`, `request`, or the noun of the object. */
  readonly on: string
  /** A merge patch of that object; absent when the change cannot be written as one. */
  readonly patch?: { readonly [key: string]: Json | undefined }
  /** Why, as a code the edge can word. */
  readonly advice: string
  /** True when the change lets in more than the request at hand. */
  readonly widensAccess: boolean
}

/** What one rule found: an endpoint stops at the first refusal, a debugger shows them all. */
export interface Finding<Why> {
  readonly rule: string
  readonly verdict: 'pass' | 'refuse' | 'not-reached' | 'not-asked'
  readonly reason?: Why
  readonly expected?: Json
  readonly received?: Json
  readonly fixes?: readonly Fix[]
}

/** What a rule says of its facts; its name is added by {@link judge}. */
export type Look<Why> = Omit<Finding<Why>, 'rule'>

/** A rule looks and says what it found. It throws nothing, asks nobody, and changes nothing. */
export interface Rule<Facts, Why> {
  readonly name: string
  look(facts: Facts): Look<Why>
}

/** The findings of a list of rules, in the order the specification gives. */
export type Judgement<Why> = readonly Finding<Why>[]

/** The rule holds. */
export const pass = { verdict: 'pass' } as const

/** The rule has nothing to say here: nobody configured what it would check. */
export const notAsked = { verdict: 'not-asked' } as const

/** The rule does not hold, for this reason. */
export function refusal<Why>(reason: Why, more: Pick<Finding<Why>, 'expected' | 'received' | 'fixes'> = {}): Look<Why> {
  return { verdict: 'refuse', reason, ...more }
}

/** The rule cannot be looked at because an earlier step failed. */
export const notReached = { verdict: 'not-reached' } as const

/** Looks at the facts rule by rule. Stops behind the first refusal; the rest are `not-reached`. */
export function judge<Facts, Why>(rules: readonly Rule<Facts, Why>[], facts: Facts): Judgement<Why> {
  const findings: Finding<Why>[] = []
  let isOver = false
  for (const rule of rules) {
    const look: Look<Why> = isOver ? notReached : rule.look(facts)
    isOver ||= look.verdict === 'refuse'
    findings.push({ rule: rule.name, ...look })
  }
  return findings
}

/** Looks at the facts with every rule, refused or not: what a debugger shows. */
export function judgeAll<Facts, Why>(rules: readonly Rule<Facts, Why>[], facts: Facts): Judgement<Why> {
  return rules.map((rule) => ({ rule: rule.name, ...rule.look(facts) }))
}

/** A refusal with its reason. */
export interface Decisive<Why> extends Finding<Why> {
  readonly reason: Why
}

/** The finding that decides: the first refusal, if any. */
export function firstRefusal<Why>(judgement: Judgement<Why>): Decisive<Why> | undefined {
  for (const finding of judgement) {
    if (finding.verdict === 'refuse' && finding.reason !== undefined) return { ...finding, reason: finding.reason }
  }
  return undefined
}
