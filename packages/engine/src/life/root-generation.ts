import type { Barrier } from '#barrier/barrier.ts'
import { newBase62 } from '#chance/base62.ts'
import { newUuid } from '#chance/uuid.ts'
import type { Chance } from '#ports/chance.ts'
import type { Cipher } from '#ports/cipher.ts'
import { refuse } from '#refusal.ts'
import { bytesOf } from '#storage/text.ts'
import { type BroughtShare, type Quorum, refuseForeignShares, withShare } from './quorum.ts'
import { maskedToken, otpLength } from './masked-token.ts'

/** How far the making of a root token is (spec/core.md 4.7). */
export interface RootGenerationStatus {
  readonly isStarted: boolean
  readonly nonce: string
  readonly progress: number
  readonly required: number
  /** Masked with the one-time password; only in the answer to the last share. */
  readonly encodedToken?: string
  /** Only in the answer to the beginning, when the server made it. */
  readonly otp?: string
}

/** The making of a root token by those who hold the shares of the unseal key. */
export interface RootGeneration {
  status(): Promise<RootGenerationStatus>
  start(wish: { readonly otp?: string | undefined; readonly pgpKey?: string | undefined }): Promise<RootGenerationStatus>
  update(share: BroughtShare): Promise<RootGenerationStatus>
  cancel(): void
}

interface GenerationParts {
  readonly barrier: Barrier
  readonly cipher: Pick<Cipher, 'isSame'>
  readonly chance: Chance
  /** Makes the token, in clear. */
  makeToken(): Promise<string>
}

interface Generation extends Quorum {
  readonly otp: string
}

const purpose = 'root generation'

/** One attempt at a time, in memory only. */
export function createRootGeneration({ barrier, cipher, chance, makeToken }: GenerationParts): RootGeneration {
  let current: Generation | undefined

  async function threshold(): Promise<number> {
    if (barrier.isSealed()) return refuse({ code: 'sealed' })
    return (await barrier.config())?.threshold ?? refuse({ code: 'not_initialized' })
  }

  async function status(): Promise<RootGenerationStatus> {
    const required = await threshold()
    return { isStarted: current !== undefined, nonce: current?.nonce ?? '', progress: current?.shares.length ?? 0, required }
  }

  return {
    status,

    async start({ otp: sent = '', pgpKey = '' }) {
      await threshold()
      if (pgpKey !== '') return refuse({ code: 'pgp_unsupported' })
      if (sent !== '' && bytesOf(sent).length !== otpLength) return refuse({ code: 'otp_length_wrong' })
      if (current !== undefined) return refuse({ code: 'quorum_in_progress', purpose })
      const otp = sent === '' ? newBase62(chance, otpLength) : sent
      current = { nonce: newUuid(chance), otp, shares: [] }
      return { ...(await status()), ...(sent === '' && { otp }) }
    },

    async update(brought) {
      const required = await threshold()
      const next = withShare(current, brought, { purpose, cipher })
      if (next.shares.length < required) {
        current = next
        return status()
      }
      // Whatever comes of it, these shares are used up: a wrong one must not spoil the next try.
      current = { ...next, shares: [] }
      await refuseForeignShares(barrier, next.shares, required)
      current = undefined
      const encodedToken = maskedToken(await makeToken(), next.otp)
      return { isStarted: true, nonce: next.nonce, progress: required, required, encodedToken }
    },

    cancel() {
      current = undefined
    },
  }
}
