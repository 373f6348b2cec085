import type { AclSimulation } from '@postern/contract/resources/acl-simulation.ts'
import type { policyRoutes } from '@postern/contract/routes/policies.ts'
import type { InputOf } from '@postern/contract/routes/define-routes.ts'
import { namesOf } from '@postern/engine/policies/acl/capability.ts'
import { type AclOperation, aclOperations } from '@postern/engine/policies/acl/operation.ts'
import type { StanzaSource } from '@postern/engine/policies/acl/rule.ts'
import type { PolicyOrigin } from '@postern/engine/policies/policy-origins.ts'
import { simulate, type SimulationResult } from '@postern/engine/policies/simulate.ts'
import { refuse } from '@postern/engine/refusal.ts'
import { findTokenByAccessor } from '@postern/engine/tokens/token-details.ts'
import type { World } from '@postern/engine/world.ts'
import type { RootProtection } from './root-protection.ts'
import { sentDraft } from './sent-draft.ts'

/** What is sent to a simulation. */
export type SentSimulation = InputOf<(typeof policyRoutes)['routes']['simulateAcl']>

/** Somebody whose request is simulated. */
interface Holder {
  readonly policies: readonly string[]
  readonly entityId?: string | undefined
}

/** Asks what a request would be answered, and tells it in the names of the wire. */
export async function simulateAcl(world: World, isRootProtected: RootProtection, sent: SentSimulation): Promise<AclSimulation> {
  const operation = operationOf(sent.operation ?? 'read')
  const path = sent.path ?? ''
  if (path === '') refuse({ code: 'simulated_path_missing' })
  const needsSudo = isRootProtected(operation, path)
  const result = await simulate(world, {
    ...(await holderOf(world, sent)),
    draft: sentDraft(sent.draft),
    question: {
      operation,
      path,
      data: sent.data ?? {},
      wrapTtl: sent.wrap_ttl ?? 0,
      isRootProtected: needsSudo,
      ...(sent.exists !== undefined && { exists: sent.exists }),
    },
  })
  return shownSimulation(result, needsSudo)
}

function operationOf(word: string): AclOperation {
  return aclOperations.find((operation) => operation === word) ?? refuse({ code: 'simulated_operation_unknown', operation: word })
}

async function holderOf(world: World, { accessor, policies, entity_id }: SentSimulation): Promise<Holder> {
  if (!accessor) return { policies: policies ?? [], entityId: entity_id }
  const token = await findTokenByAccessor(world, accessor)
  return { policies: token.policies, entityId: token.entity_id }
}

function shownSimulation(result: SimulationResult, needsSudo: boolean): AclSimulation {
  const { deciding } = result
  return {
    allowed: result.allowed && !result.isEntityDisabled,
    root: result.isRoot,
    needs_sudo: needsSudo,
    capability: result.capability ?? null,
    deciding: deciding ? { policy: deciding.policy, pattern: deciding.pattern, ...deciding.position } : null,
    obstacle: result.obstacle ? { ...result.obstacle } : null,
    injected_limit: result.injectedLimit ?? null,
    findings: result.judgement.map(({ rule, verdict, reason }) => ({ rule, verdict, obstacle: reason ? { ...reason } : null })),
    merged: result.merged.map(shownStanza),
    losing: result.losing.map((each) => ({ ...shownStanza(each), pattern: each.pattern, because: each.because })),
    skipped: result.skipped.map((each) => ({
      ...shownStanza(each),
      because: each.because,
      directive: each.directive ?? null,
    })),
    policies: result.policies.map(({ policy, exists, origins }) => ({ policy, exists, origins: origins.map(shownOrigin) })),
    entity_disabled: result.isEntityDisabled,
  }
}

function shownStanza({ policy, path, position, capabilities }: StanzaSource) {
  return { policy, path, ...position, capabilities: [...namesOf(capabilities)] }
}

function shownOrigin(origin: PolicyOrigin) {
  if (origin.from === 'entity') return { from: origin.from, entity: origin.entity }
  return origin.from === 'group' ? { from: origin.from, groups: [...origin.path] } : { from: origin.from }
}
