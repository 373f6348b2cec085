import { type Look, notAsked, pass, refusal, type Rule } from '#finding.ts'
import { unassignablePolicy } from '#policies/policy-names.ts'
import type { AuthReason } from '#auth/reasons.ts'
import { isWithoutEnd } from '../issue-token.ts'
import type { TokenCreationReason } from '../reasons.ts'
import { reservedPrefixes } from '../token-value.ts'
import type { CreationFacts } from './creation-facts.ts'
import { lifeOf } from './life-of.ts'
import { secondsOf } from './token-wish.ts'

type CreationReason = TokenCreationReason | Extract<AuthReason, { readonly code: 'policy_not_assignable' }>
type CreationRule = Rule<CreationFacts, CreationReason>

/** A rule that refuses for one reason as soon as its condition holds. */
function refusesWhen(name: string, holds: (facts: CreationFacts) => boolean, reason: CreationReason): CreationRule {
  return { name, look: (facts) => (holds(facts) ? refusal(reason) : pass) }
}

const knownRole: CreationRule = {
  name: 'role',
  look({ roleName, role }) {
    if (roleName === undefined) return notAsked
    return role === undefined ? refusal({ code: 'token_role_unknown', role: roleName }) : pass
  },
}

const batchFields: CreationRule = {
  name: 'batch_fields',
  look({ type, durations, wish }) {
    if (type !== 'batch') return notAsked
    if (secondsOf(durations.explicit_max_ttl) !== 0) return refusal({ code: 'token_batch_with', field: 'explicit_max_ttl' })
    if ((wish.num_uses ?? 0) !== 0) return refusal({ code: 'token_batch_with', field: 'num_uses' })
    return secondsOf(durations.period) === 0 ? pass : refusal({ code: 'token_batch_with', field: 'period' })
  },
}

const entityAlias: CreationRule = {
  name: 'entity_alias',
  look({ wish, role, aliasOwner }) {
    if (!wish.entity_alias) return notAsked
    if (role === undefined) return refusal({ code: 'token_alias_without_role' })
    const name = wish.entity_alias.trim().toLowerCase()
    const isAllowed = role.allowed_entity_aliases.some((allowed) => allowsAlias(allowed, name))
    if (!isAllowed) return refusal({ code: 'token_alias_not_allowed' })
    return aliasOwner?.isDisabled ? refusal({ code: 'token_alias_disabled' }) : pass
  },
}

// Only a star at the end stands for anything.
function allowsAlias(allowed: string, name: string): boolean {
  return allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : allowed === name
}

const reservedId: CreationRule = {
  name: 'id_prefix',
  look({ wish }) {
    const prefix = reservedPrefixes.find((reserved) => wish.id?.startsWith(reserved))
    return prefix === undefined ? pass : refusal({ code: 'token_id_reserved', prefix })
  },
}

const allowedPolicies: CreationRule = {
  name: 'policies',
  look: ({ resolution }) => ('refused' in resolution ? refusal(resolution.refused) : pass),
}

const assignablePolicies: CreationRule = {
  name: 'assignable_policies',
  look(facts) {
    const policy = unassignablePolicy(policiesOf(facts))
    return policy === undefined ? pass : refusal({ code: 'policy_not_assignable', policy })
  },
}

const readableDurations: CreationRule = {
  name: 'durations',
  look({ durations }): Look<CreationReason> {
    for (const [field, duration] of Object.entries(durations)) {
      if ('problem' in duration) return refusal({ code: 'token_duration_unreadable', field, problem: duration.problem })
      if (duration.seconds < 0) return refusal({ code: 'token_duration_negative', field })
    }
    return pass
  },
}

/** Whom the new token lives and dies with: its creator, unless somebody made it an orphan. */
export function isOrphan({ role, wish, isOrphanPath }: CreationFacts): boolean {
  return role === undefined ? isOrphanPath || (wish.no_parent ?? false) : role.orphan
}

/** The resolved policies; none while they are refused. */
export function policiesOf({ resolution }: CreationFacts): readonly string[] {
  return 'policies' in resolution ? resolution.policies : []
}

const asksForRoot = (facts: CreationFacts) => policiesOf(facts).includes('root')
const id = ({ wish }: CreationFacts) => wish.id ?? ''

/** The checks of a new token, in the order of spec/core.md 9.4. */
export const creationRules: readonly CreationRule[] = [
  refusesWhen('parent_type', ({ caller }) => caller.token.type === 'batch', { code: 'token_parent_is_batch' }),
  refusesWhen('parent_uses', ({ caller }) => caller.token.numUses > 0, { code: 'token_parent_is_limited' }),
  knownRole,
  refusesWhen('type', ({ type }) => type === undefined, { code: 'token_kind_unknown' }),
  batchFields,
  refusesWhen('num_uses', ({ wish }) => (wish.num_uses ?? 0) < 0, { code: 'token_uses_negative' }),
  entityAlias,
  refusesWhen('id_sudo', (facts) => id(facts) !== '' && !facts.isSudo, { code: 'token_id_needs_sudo' }),
  reservedId,
  refusesWhen('id_dot', (facts) => id(facts).includes('.'), { code: 'token_id_with_dot' }),
  allowedPolicies,
  assignablePolicies,
  refusesWhen('root_parent', (facts) => asksForRoot(facts) && !facts.caller.isRoot, { code: 'token_root_needs_root' }),
  refusesWhen('batch_root', (facts) => asksForRoot(facts) && facts.type === 'batch', { code: 'token_batch_root' }),
  refusesWhen(
    'orphan_sudo',
    ({ wish, role, isOrphanPath, isSudo }) => role === undefined && !isOrphanPath && wish.no_parent === true && !isSudo,
    { code: 'token_orphan_needs_sudo' },
  ),
  readableDurations,
  refusesWhen('period_sudo', ({ durations, role, isSudo }) => secondsOf(durations.period) > 0 && role === undefined && !isSudo, {
    code: 'token_period_needs_sudo',
  }),
  refusesWhen(
    'root_end',
    (facts) =>
      facts.caller.token.expireTime !== undefined && isWithoutEnd({ policies: policiesOf(facts), life: lifeOf(facts).life }),
    { code: 'token_endless_needs_endless' },
  ),
]
