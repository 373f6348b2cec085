import type { rekeyRoutes } from '@postern/contract/routes/rekey.ts'
import type { NewShares, Rekey, RekeyStatus, RekeyWish, VerificationStatus } from '@postern/engine/life/rekey.ts'
import type { Handlers, RawReply } from './handlers.ts'

/** spec/core.md 4.8. */
export const rekeyHandlers = (rekey: Rekey): Handlers<typeof rekeyRoutes> => ({
  readRekey: async () => ({ data: shownStatus(await rekey.status()) }),
  startRekey: async ({ input }) => ({ data: shownStatus(await rekey.start(wishIn(input))) }),
  cancelRekey() {
    rekey.cancel()
    return undefined
  },
  updateRekey: async ({ input }) => ({ data: shownProgress(await rekey.update({ key: input.key, nonce: input.nonce })) }),
  readRekeyVerification: async () => ({ data: shownVerification(await rekey.verification()) }),
  verifyRekey: async ({ input }) => ({ data: shownVerification(await rekey.verify({ key: input.key, nonce: input.nonce })) }),
  restartRekeyVerification: async () => ({ data: shownVerification(await rekey.restartVerification()) }),

  readLegacyRekey: async () => raw(shownStatus(await rekey.status())),
  startLegacyRekey: async ({ input }) => raw(shownStatus(await rekey.start(wishIn(input)))),
  cancelLegacyRekey() {
    rekey.cancel()
    return { status: 204 }
  },
  updateLegacyRekey: async ({ input }) => raw(shownProgress(await rekey.update({ key: input.key, nonce: input.nonce }))),
  readLegacyRekeyVerification: async () => raw(shownVerification(await rekey.verification())),
  verifyLegacyRekey: async ({ input }) => raw(shownVerification(await rekey.verify({ key: input.key, nonce: input.nonce }))),
  restartLegacyRekeyVerification: async () => raw(shownVerification(await rekey.restartVerification())),
})

const raw = (body: object): RawReply => ({ status: 200, body })

interface SentWish {
  readonly secret_shares?: number | undefined
  readonly secret_threshold?: number | undefined
  readonly require_verification?: boolean | undefined
  readonly pgp_keys?: readonly string[] | undefined
  readonly backup?: boolean | undefined
}

function wishIn({ secret_shares, secret_threshold, require_verification, pgp_keys = [], backup = false }: SentWish): RekeyWish {
  return {
    shares: secret_shares ?? 0,
    threshold: secret_threshold ?? 0,
    requiresVerification: require_verification ?? false,
    wantsPgp: pgp_keys.length > 0 || backup,
  }
}

function shownStatus(status: RekeyStatus) {
  return {
    nonce: status.nonce,
    started: status.isStarted,
    t: status.threshold,
    n: status.shares,
    progress: status.progress,
    required: status.required,
    pgp_fingerprints: null,
    backup: false,
    verification_required: status.isVerified,
    ...(status.verificationNonce !== '' && { verification_nonce: status.verificationNonce }),
  }
}

function shownProgress(progress: RekeyStatus | NewShares) {
  if (!('keys' in progress)) return shownStatus(progress)
  const { nonce, keys, verificationNonce } = progress
  return {
    nonce,
    complete: true,
    keys: keys.map((share) => share.toHex()),
    keys_base64: keys.map((share) => share.toBase64()),
    pgp_fingerprints: null,
    backup: false,
    verification_required: verificationNonce !== '',
    ...(verificationNonce !== '' && { verification_nonce: verificationNonce }),
  }
}

function shownVerification({ nonce, isStarted, isComplete, shares, threshold, progress }: VerificationStatus) {
  return { nonce, started: isStarted, t: threshold, n: shares, progress, ...(isComplete && { complete: true }) }
}
