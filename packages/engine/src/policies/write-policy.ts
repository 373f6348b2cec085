import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { fixedPolicies } from './builtin.ts'
import { parsePolicy } from './parse-policy.ts'
import { normalPolicy } from './policy-names.ts'
import { maybePolicy, policies, type PolicyRecord } from './policy-record.ts'
import { decodedPolicyText } from './policy-text.ts'

/** What is written of a policy; what is absent takes its default (spec/core.md 7.1). */
export interface PolicyWrite {
  readonly name: string
  /** HCL or JSON, or base64 of it. */
  readonly policy?: string | undefined
  /** Seconds since the epoch. */
  readonly expiration?: number | undefined
  /** Seconds from now; excludes `expiration`. */
  readonly ttl?: number | undefined
  /** The version that is there now; -1 for none. */
  readonly cas?: number | undefined
  readonly casRequired?: boolean | undefined
  readonly allowsWildcards?: boolean | undefined
  readonly allowsSlashes?: boolean | undefined
}

/** What was written, and under which name. */
export interface WrittenPolicy {
  readonly policy: PolicyRecord
  /** Whether the name had to be brought into its normal form, which the reply warns of. */
  readonly wasRenamed: boolean
}

/** Writes a policy as a whole: a new one, or over the old one. A text that is no policy leaves the old one in place. */
export async function writePolicy(world: World, write: PolicyWrite): Promise<WrittenPolicy> {
  const name = updatableName(write.name)
  const now = world.clock.now()
  const text = acceptedText(write.policy)
  const expiration = expirationOf(write, now)

  return world.storage.write(async (change) => {
    const old = await maybePolicy(change, name, now)
    refuseStale(write, old)
    const policy = {
      name,
      text,
      version: (old?.version ?? 0) + 1,
      casRequired: write.casRequired ?? false,
      allowsWildcards: write.allowsWildcards ?? false,
      allowsSlashes: write.allowsSlashes ?? false,
      ...(expiration === undefined ? {} : { expiration }),
      modifiedAt: world.clock.millis(),
    }
    await policies.put(change, policy)
    return { policy, wasRenamed: name !== write.name }
  })
}

/** The normal name of a policy that may be written. */
export function updatableName(name: string): string {
  const normal = normalPolicy(name)
  if (fixedPolicies.has(normal)) refuse({ code: 'policy_not_updatable', policy: normal })
  return normal
}

/** The text, once it is known to be a policy. */
export function acceptedText(sent: string | undefined): string {
  if (sent === undefined || sent === '') refuse({ code: 'policy_text_missing' })
  const text = decodedPolicyText(sent)
  const parsed = parsePolicy(text)
  if ('invalid' in parsed) refuse(parsed.invalid)
  return text
}

/** When the policy ends, in seconds since the epoch. */
export function expirationOf({ expiration, ttl }: Pick<PolicyWrite, 'expiration' | 'ttl'>, now: number): number | undefined {
  if (expiration !== undefined && ttl !== undefined) refuse({ code: 'policy_expiration_and_ttl' })
  const end = ttl === undefined || ttl === 0 ? expiration : now + ttl
  if (end !== undefined && end <= now) refuse({ code: 'policy_expiration_past' })
  return end
}

/** Check-and-set: whoever asks for it writes only over the version they know. */
export function refuseStale({ cas, casRequired }: Pick<PolicyWrite, 'cas' | 'casRequired'>, old: PolicyRecord | undefined): void {
  if (cas === undefined) {
    if (casRequired || old?.casRequired) refuse({ code: 'policy_cas_missing' })
    return
  }
  if (cas === -1 && old === undefined) return
  if (cas === -1) refuse({ code: 'policy_cas_exists' })
  if (cas !== (old?.version ?? 0)) refuse({ code: 'policy_cas_mismatch' })
}
