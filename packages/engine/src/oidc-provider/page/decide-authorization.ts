import type { World } from '#world.ts'
import type { AuthorizeReason } from '../authorize/reasons.ts'
import { codeFor } from '../authorize/code-order.ts'
import { rememberConsent } from '../consent/remember-consent.ts'
import type { AuthorizeStage } from './judge-authorize-request.ts'
import { codeAnswer, type ReturnAnswer } from './return-target.ts'

/** A request that can be allowed: judged a moment ago, and nothing stood in the way but the person's word. */
export type AllowableStage = Extract<AuthorizeStage, { stage: 'consent' | 'ready' }>

/** The person's word. */
export interface Agreement {
  /** Optional scopes that were left out. */
  readonly declined: readonly string[]
  /** Do not ask again for a while. */
  readonly isRemembered: boolean
}

/** Allows a request, and only now mints its code. Judge it again right before: person, app or scopes may have changed. */
export async function allowAuthorization(
  world: World,
  stage: AllowableStage,
  { declined, isRemembered }: Agreement = { declined: [], isRemembered: false },
): Promise<ReturnAnswer> {
  if (stage.stage === 'ready') return codeAnswer(stage.target, await codeFor(world, stage.facts, stage.declined))
  // Only what the page offered to leave out can be left out.
  const left = stage.preview.items
    .filter(({ isOptional, scope }) => isOptional && declined.includes(scope))
    .map(({ scope }) => scope)
  const code = await codeFor(world, stage.facts, left)
  if (isRemembered) await rememberConsent(world, stage.facts, left)
  return codeAnswer(stage.target, code)
}

/** Why the app hears no: the person declined. No code was ever made. */
export function declinedReason(state: string): AuthorizeReason {
  return { code: 'authorize_declined', state }
}
