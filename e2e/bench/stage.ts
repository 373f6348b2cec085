import { type Ceilings, startCeilings } from './ceilings/ceilings.ts'
import { audience, signTokens, type SignedTokens } from './measures/login/signed-tokens.ts'
import { type Peer, startPeer } from './peers/peer.ts'
import { type Postern, startPostern } from './postern/start-postern.ts'

/** Everybody who takes part. */
export interface Stage {
  readonly postern: Postern
  readonly ceilings: Ceilings
  readonly bareLogin: Peer
  readonly signed: SignedTokens
  stop(): Promise<void>
}

/** How many clients ask at the same time, unless a measure is about just that. */
export const connections = 32

/** Starts everybody; whoever is not asked only waits. */
export async function setStage(profiles: string | undefined): Promise<Stage> {
  const signed = await signTokens()
  const [postern, ceilings, bareLogin] = await Promise.all([
    startPostern(profiles),
    startCeilings(),
    startPeer('bare-login', signed.publicKey, audience),
  ])
  const stop = async () => {
    await Promise.all([postern, ceilings, bareLogin].map((player) => player.stop()))
  }
  return { postern, ceilings, bareLogin, signed, stop }
}
