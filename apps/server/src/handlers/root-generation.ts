import type { rootGenerationRoutes } from '@postern/contract/routes/root-generation.ts'
import { otpLength, unmaskedToken } from '@postern/engine/life/masked-token.ts'
import type { RootGeneration, RootGenerationStatus } from '@postern/engine/life/root-generation.ts'
import type { Handlers, RawReply } from './handlers.ts'

/** spec/core.md 4.7. */
export const rootGenerationHandlers = (generation: RootGeneration): Handlers<typeof rootGenerationRoutes> => ({
  readRootGeneration: async () => raw(await generation.status()),
  startRootGeneration: async ({ input }) => raw(await generation.start({ otp: input.otp, pgpKey: input.pgp_key })),
  cancelRootGeneration() {
    generation.cancel()
    return { status: 204 }
  },
  updateRootGeneration: async ({ input }) => raw(await generation.update({ key: input.key, nonce: input.nonce })),

  readRootTokenGeneration: async () => ({ data: shown(await generation.status()) }),
  startRootTokenGeneration: async ({ input }) => ({
    data: shown(await generation.start({ otp: input.otp, pgpKey: input.pgp_key })),
  }),
  cancelRootTokenGeneration() {
    generation.cancel()
    return undefined
  },
  updateRootTokenGeneration: async ({ input }) => ({
    data: shown(await generation.update({ key: input.key, nonce: input.nonce })),
  }),

  decodeToken: ({ input }) => ({ data: { token: unmaskedToken(input.encoded_token ?? '', input.otp ?? '') } }),
})

const raw = (status: RootGenerationStatus): RawReply => ({ status: 200, body: shown(status) })

function shown({ isStarted, nonce, progress, required, encodedToken = '', otp = '' }: RootGenerationStatus) {
  return {
    nonce,
    started: isStarted,
    progress,
    required,
    complete: encodedToken !== '',
    encoded_token: encodedToken,
    encoded_root_token: encodedToken,
    pgp_fingerprint: '',
    otp,
    otp_length: otpLength,
  }
}
