import { type Ceilings, startCeilings } from './ceilings/ceilings.ts'
import type { Flow } from './measures/code-flow/flow.ts'
import { oidcProviderFlow } from './measures/code-flow/oidc-provider-flow.ts'
import { posternFlow } from './measures/code-flow/postern-flow.ts'
import { audience, signTokens, type SignedTokens } from './measures/login/signed-tokens.ts'
import type { Options } from './options.ts'
import { type Peer, startPeer } from './peers/peer.ts'
import { type Postern, startPostern } from './postern/start-postern.ts'

/** Everybody who takes part. */
export interface Stage {
  readonly postern: Postern
  readonly ceilings: Ceilings
  readonly bareLogin: Peer
  readonly oidcProvider: Peer
  readonly signed: SignedTokens
  /** How many entities there are to be listed. */
  readonly people: number
  /** The ways into an app, at Postern and at oidc-provider; made when they are first wanted. */
  flows(): Promise<readonly Flow[]>
  stop(): Promise<void>
}

/** How many clients ask at the same time, unless a measure is about just that. */
export const connections = 32

/** Starts everybody; whoever is not asked only waits. */
export async function setStage({ profiles, people }: Pick<Options, 'profiles' | 'people'>): Promise<Stage> {
  const signed = await signTokens()
  const [postern, ceilings, bareLogin, oidcProvider] = await Promise.all([
    startPostern(profiles),
    startCeilings(),
    startPeer('bare-login', signed.publicKey, audience),
    startPeer('oidc-provider'),
  ])
  let flows: Promise<readonly Flow[]> | undefined
  const stop = async () => {
    await Promise.all([postern, ceilings, bareLogin, oidcProvider].map((player) => player.stop()))
  }
  return {
    postern,
    ceilings,
    bareLogin,
    oidcProvider,
    signed,
    people,
    flows: () => (flows ??= Promise.all([posternFlow(postern), oidcProviderFlow(oidcProvider)])),
    stop,
  }
}
