import type { Acl, SkippedStanza } from './acl.ts'
import type { TemplateSubject } from './directive.ts'
import { type PathPattern, patternOf } from './pattern.ts'
import { createPatternTree } from './pattern-tree.ts'
import type { PreparedPolicy, PreparedStanza } from './prepare-policy.ts'
import { type AclRule, type Contribution, ruleOf } from './rule.ts'
import { fillTemplate, type TemplateFlags } from './template.ts'

/** What an ACL is made of. Every policy counts: whose expiration has come must be left out before. */
export interface AclParts {
  readonly policies: readonly PreparedPolicy[]
  /** Whom templates speak of; absent for tokens without an entity. */
  readonly subject?: TemplateSubject | undefined
  /** Seconds since the epoch. */
  readonly now: number
}

/** Lets everything through. */
export const rootAcl: Acl = {
  isRoot: true,
  policies: ['root'],
  exact: new Map(),
  tree: createPatternTree([]),
  rules: [],
  skipped: [],
  validUntil: Infinity,
}

/** Compiles policies for an entity. */
export function compileAcl({ policies, subject, now }: AclParts): Acl {
  const merging = new Map<string, { readonly pattern: PathPattern; readonly contributions: Contribution[] }>()
  const skipped: SkippedStanza[] = []
  let validUntil = Infinity

  for (const { policy, stanzas } of policies) {
    validUntil = Math.min(validUntil, policy.expiration ?? Infinity)
    for (const prepared of stanzas) {
      const found = patternFor(prepared, policy, { subject, now })
      if ('skipped' in found) {
        skipped.push(found.skipped)
        continue
      }
      validUntil = Math.min(validUntil, prepared.stanza.expiration ?? Infinity)
      const merged = merging.get(found.pattern.text)
      if (merged === undefined) merging.set(found.pattern.text, { pattern: found.pattern, contributions: [prepared] })
      else merged.contributions.push(prepared)
    }
  }

  const rules = [...merging.values()].map(({ pattern, contributions }) => ruleOf(pattern, contributions))
  return {
    isRoot: false,
    policies: policies.map(({ policy }) => policy.name),
    exact: new Map(
      rules.flatMap((rule): [string, AclRule][] => (rule.pattern.kind === 'exact' ? [[rule.pattern.text, rule]] : [])),
    ),
    tree: createPatternTree(rules),
    rules,
    skipped,
    validUntil,
  }
}

type Found = { readonly pattern: PathPattern } | { readonly skipped: SkippedStanza }

function patternFor(
  { stanza, source, path }: PreparedStanza,
  flags: TemplateFlags,
  { subject, now }: Pick<AclParts, 'subject' | 'now'>,
): Found {
  if (stanza.expiration !== undefined && stanza.expiration <= now) return { skipped: { ...source, because: 'expired' } }
  if ('pattern' in path) return { pattern: path.pattern }
  const filled = fillTemplate(path.template, subject, flags)
  if ('unfilled' in filled) {
    return { skipped: { ...source, because: filled.unfilled.why, directive: filled.unfilled.directive } }
  }
  const text = filled.path.startsWith('/') ? filled.path.slice(1) : filled.path
  return text.includes('+*') ? { skipped: { ...source, because: 'wildcards_misused' } } : { pattern: patternOf(text) }
}
