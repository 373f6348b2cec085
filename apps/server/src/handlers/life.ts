import { booleanOf } from '@postern/contract/fields/boolean.ts'
import type { lifeRoutes, sealedRoutes } from '@postern/contract/routes/life.ts'
import type { Life, SealStatus } from '@postern/engine/life/life.ts'
import type { Clock } from '@postern/engine/ports/clock.ts'
import { refuse } from '@postern/engine/refusal.ts'
import type { Handlers, RawReply } from './handlers.ts'

/** What these routes need; they answer before there is a world. */
export interface LifeParts {
  readonly life: Life
  readonly clock: Clock
  readonly version: string
  /** Date of the build, `YYYY-MM-DD`. */
  readonly buildDate: string
  /** `inmem`, `file`, `postgresql`. */
  readonly storageType: string
  /** Names the servers that share this store; asked for only while they are unsealed. */
  readonly clusterId: () => Promise<string>
  /** Opens the barrier once to make the root token; gives it in clear. */
  readonly makeRootToken: (shares: readonly Uint8Array[], threshold: number) => Promise<string>
}

type HealthCodes = { readonly [code in 'activecode' | 'sealedcode' | 'uninitcode']?: string | undefined }

/** spec/core.md 4. */
export const lifeHandlers = (parts: LifeParts): Handlers<typeof lifeRoutes> => ({
  readHealth: async ({ input }) => healthReply(await parts.life.status(), input, parts),
  readSealStatus: async () => ok(await statusBody(await parts.life.status(), parts)),
  readLeader: () => ok({ ha_enabled: false }),
  readInitialised: async () => ok({ initialized: (await parts.life.status()).isInitialized }),

  async unseal({ input }) {
    const status = input.reset === true ? await parts.life.resetUnseal() : await parts.life.unseal(input.key)
    return ok(await statusBody(status, parts))
  },

  async initialise({ input }) {
    const foreign = Object.entries({ recovery_shares: input.recovery_shares, recovery_threshold: input.recovery_threshold })
      .filter(([, value]) => value !== undefined && value !== 0)
      .map(([name]) => name)
    if (foreign.length > 0) return refuse({ code: 'seal_parameters_foreign', parameters: foreign, sealType: 'shamir' })
    const threshold = input.secret_threshold ?? 0
    const shares = await parts.life.initialise({ shares: input.secret_shares ?? 0, threshold })
    return ok({
      keys: shares.map((share) => share.toHex()),
      keys_base64: shares.map((share) => share.toBase64()),
      root_token: await parts.makeRootToken(shares, threshold),
    })
  },
})

/** spec/core.md 4.4. */
export const sealedHandlers: Handlers<typeof sealedRoutes> = { sealAgain: () => ({ status: 204 }) }

const ok = (body: object): RawReply => ({ status: 200, body })

/** The status tells the state (spec/core.md 4.5); the query may ask for another number, which is used as it is. */
async function healthReply(
  status: SealStatus,
  input: HealthCodes & { readonly standbyok?: string | undefined },
  parts: LifeParts,
): Promise<RawReply> {
  const codes = {
    active: codeOf(input.activecode, 200),
    sealed: codeOf(input.sealedcode, 503),
    uninit: codeOf(input.uninitcode, 501),
  }
  const isReadable = input.standbyok === undefined || booleanOf(input.standbyok) !== undefined
  if (!isReadable || Object.values(codes).some(Number.isNaN)) return { status: 400, body: { errors: [] } }
  const state = status.isInitialized ? (status.isSealed ? 'sealed' : 'active') : 'uninit'
  const mode = status.isSealed ? 'unknown' : 'disabled'
  return {
    status: codes[state],
    body: {
      initialized: status.isInitialized,
      sealed: status.isSealed,
      standby: status.isSealed,
      performance_standby: false,
      replication_performance_mode: mode,
      replication_dr_mode: mode,
      server_time_utc: parts.clock.now(),
      version: parts.version,
      enterprise: false,
      ...(await clusterOf(status, parts)),
    },
  }
}

function codeOf(written: string | undefined, usual: number): number {
  if (written === undefined) return usual
  return /^[1-9]\d{2}$/.test(written) ? Number(written) : Number.NaN
}

async function statusBody(status: SealStatus, parts: LifeParts): Promise<object> {
  return {
    type: status.type,
    initialized: status.isInitialized,
    sealed: status.isSealed,
    t: status.threshold,
    n: status.shares,
    progress: status.progress,
    nonce: status.nonce,
    version: parts.version,
    commit_date: parts.buildDate,
    build_date: parts.buildDate,
    migration: false,
    recovery_seal: status.type === 'static',
    storage_type: parts.storageType,
    ...(await clusterOf(status, parts)),
  }
}

async function clusterOf({ isSealed }: SealStatus, { clusterId }: LifeParts): Promise<object> {
  return isSealed ? {} : { cluster_name: 'postern', cluster_id: await clusterId() }
}
