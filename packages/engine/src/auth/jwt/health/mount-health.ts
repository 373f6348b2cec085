import { firstRefusal, judgeAll, type Judgement } from '#finding.ts'
import type { Mount } from '#mounts/mount.ts'
import type { World } from '#world.ts'
import { modeOf } from '../config/key-source-kind.ts'
import { cautionRules, vitalRules } from './health-rules.ts'
import { issuerSeen, type IssuerSeen } from './issuer-seen.ts'
import { certificateEnds, clockOffset, metadataOf } from './measured.ts'
import { offeredKeys, type OfferedKey } from './offered-keys.ts'
import type { HealthReason } from './reasons.ts'

/** How the identity provider of a mount is, seen from here and now. */
export interface MountHealth {
  readonly state: 'healthy' | 'warning' | 'broken' | 'not-configured'
  readonly mode: string | undefined
  readonly judgement: Judgement<HealthReason>
  readonly issuer: string | undefined
  readonly jwksUri: string | undefined
  readonly keys: readonly OfferedKey[]
  readonly algorithms: readonly string[]
  readonly discoveryMillis: number | undefined
  readonly jwksMillis: number | undefined
  /** Seconds since the epoch. */
  readonly certificateEnds: number | undefined
  /** Seconds. */
  readonly clockOffset: number | undefined
  /** Milliseconds since the epoch. */
  readonly checkedAt: number
}

/** Looks at the identity provider of a mount. */
export async function mountHealth(world: World, mount: Mount): Promise<MountHealth> {
  const checkedAt = world.clock.millis()
  const seen = await issuerSeen(world, mount)
  const keys = offeredKeys(world.keys, seen)
  const facts = { ...seen, keys }
  const [vital, caution] = [judgeAll(vitalRules, facts), judgeAll(cautionRules, facts)]
  const { config } = seen
  const metadata = metadataOf(seen)
  return {
    state: config === undefined ? 'not-configured' : stateOf(vital, caution),
    mode: config && modeOf(config),
    judgement: config === undefined ? [] : [...vital, ...caution],
    issuer: metadata?.issuer ?? (config?.bound_issuer || undefined),
    jwksUri: metadata?.jwks_uri ?? (config?.jwks_url || undefined),
    keys,
    algorithms: metadata?.id_token_signing_alg_values_supported ?? [],
    ...millisOf(seen),
    certificateEnds: certificateEnds(seen),
    clockOffset: clockOffset(seen),
    checkedAt,
  }
}

function stateOf(vital: Judgement<HealthReason>, caution: Judgement<HealthReason>): MountHealth['state'] {
  if (firstRefusal(vital)) return 'broken'
  return firstRefusal(caution) ? 'warning' : 'healthy'
}

function millisOf({ discovered, sets }: IssuerSeen): Pick<MountHealth, 'discoveryMillis' | 'jwksMillis'> {
  const took = sets.flatMap((set) => ('problem' in set ? [] : [set.answer.millis]))
  return {
    discoveryMillis: discovered && !('problem' in discovered) ? discovered.answer.millis : undefined,
    jwksMillis: took.length === 0 ? undefined : Math.max(...took),
  }
}
