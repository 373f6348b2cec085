import { notAsked, pass, refusal, type Look, type Rule } from '#finding.ts'
import { type Capability, has } from './capability.ts'
import { listLimit } from './list-limit.ts'
import type { AclObstacle } from './obstacle.ts'
import { type AclQuestion, isListing } from './operation.ts'
import type { AclRule } from './rule.ts'
import { isListed } from './value-match.ts'

/** What the rules of a decision look at. */
export interface AclFacts {
  readonly question: AclQuestion
  /** What the operation takes. */
  readonly capability: Capability | undefined
  /** The one rule that speaks about the path. */
  readonly rule: AclRule | undefined
}

type AclLook = Look<AclObstacle>

const operation: Rule<AclFacts, AclObstacle> = {
  name: 'operation',
  look: ({ capability }) => (capability === undefined ? refusal({ code: 'operation_never_allowed' }) : pass),
}

const stanza: Rule<AclFacts, AclObstacle> = {
  name: 'stanza',
  look: ({ rule }) => (rule === undefined ? refusal({ code: 'no_stanza' }) : pass),
}

const deny: Rule<AclFacts, AclObstacle> = {
  name: 'deny',
  look: ({ rule }) => (rule !== undefined && has(rule.capabilities, 'deny') ? refusal({ code: 'denied' }) : pass),
}

const operationCapability: Rule<AclFacts, AclObstacle> = {
  name: 'capability',
  look({ rule, capability }) {
    if (rule === undefined || capability === undefined || has(rule.capabilities, capability)) return pass
    return refusal({ code: 'capability_missing', capability })
  },
}

const sudo: Rule<AclFacts, AclObstacle> = {
  name: 'sudo',
  look({ rule, question }) {
    if (!question.isRootProtected) return notAsked
    return rule !== undefined && has(rule.capabilities, 'sudo') ? pass : refusal({ code: 'sudo_missing' })
  },
}

const wrapping: Rule<AclFacts, AclObstacle> = {
  name: 'wrapping',
  look({ rule, question }) {
    const { minWrappingTtl: min = 0, maxWrappingTtl: max = 0 } = rule?.limits ?? {}
    if (min === 0 && max === 0) return notAsked
    const asked = question.wrapTtl ?? 0
    const fits = asked > 0 && asked >= min && (max === 0 || asked <= max)
    return fits ? pass : refusal({ code: 'wrapping_ttl', min, max, asked })
  },
}

/** Lists and deletions have no parameters that a policy could hold. */
function takesParameters({ capability }: AclFacts): boolean {
  return capability === 'read' || capability === 'create' || capability === 'update' || capability === 'patch'
}

const requiredParameters: Rule<AclFacts, AclObstacle> = {
  name: 'required_parameters',
  look(facts) {
    const required = facts.rule?.limits?.requiredParameters ?? []
    if (required.length === 0 || !takesParameters(facts)) return notAsked
    const { data = {} } = facts.question
    const missing = required.find((parameter) => !Object.hasOwn(data, parameter))
    return missing === undefined ? pass : refusal({ code: 'parameter_missing', parameter: missing })
  },
}

const deniedParameters: Rule<AclFacts, AclObstacle> = {
  name: 'denied_parameters',
  look(facts) {
    const denied = facts.rule?.limits?.deniedParameters
    if (denied === undefined || denied.size === 0 || !takesParameters(facts)) return notAsked
    return lookAtEach(facts.question, (parameter, value) => {
      if (denied.has('*')) return { code: 'parameter_denied', parameter, values: [] }
      const values = denied.get(parameter.toLowerCase())
      return values !== undefined && isListed(values, value) ? { code: 'parameter_denied', parameter, values } : undefined
    })
  },
}

const allowedParameters: Rule<AclFacts, AclObstacle> = {
  name: 'allowed_parameters',
  look(facts) {
    const allowed = facts.rule?.limits?.allowedParameters
    if (allowed === undefined || allowed.size === 0 || !takesParameters(facts)) return notAsked
    if (allowed.size === 1 && allowed.has('*')) return pass
    return lookAtEach(facts.question, (parameter, value) => {
      const values = allowed.get(parameter.toLowerCase())
      const fits = values === undefined ? allowed.has('*') : isListed(values, value)
      return fits ? undefined : { code: 'parameter_not_allowed', parameter, values: values ?? [] }
    })
  },
}

function lookAtEach(
  { data = {} }: AclQuestion,
  obstacleAt: (parameter: string, value: unknown) => AclObstacle | undefined,
): AclLook {
  for (const parameter of Object.keys(data)) {
    const obstacle = obstacleAt(parameter, data[parameter])
    if (obstacle !== undefined) return refusal(obstacle)
  }
  return pass
}

const paginationLimit: Rule<AclFacts, AclObstacle> = {
  name: 'pagination_limit',
  look(facts) {
    const limit = limitOf(facts)
    if (limit === undefined) return notAsked
    if (limit === 'missing') return refusal({ code: 'parameter_missing', parameter: 'limit' })
    return limit === 'exceeded' ? refusal({ code: 'limit_exceeded', max: facts.rule?.limits?.paginationLimit ?? 0 }) : pass
  },
}

/** What becomes of the `limit` of a list; undefined where the policy does not speak of it. */
export function limitOf({ rule, question }: AclFacts): ReturnType<typeof listLimit> | undefined {
  const { paginationLimit: max = 0, requiredParameters: required = [] } = rule?.limits ?? {}
  return max > 0 && isListing(question.operation) ? listLimit(max, required.includes('limit'), question) : undefined
}

/** The rules of a decision, in the order of spec/core.md 8.4 and 8.5. */
export const aclRules: readonly Rule<AclFacts, AclObstacle>[] = [
  operation,
  stanza,
  deny,
  operationCapability,
  sudo,
  wrapping,
  requiredParameters,
  deniedParameters,
  allowedParameters,
  paginationLimit,
]
