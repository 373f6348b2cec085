import { startProgram } from '../processes/started.ts'

/** Somebody else's server, in a process of its own. */
export interface Peer {
  readonly port: number
  stop(): Promise<void>
}

/** Starts one by the name of its file. */
export async function startPeer(name: 'bare-login' | 'oidc-provider', ...words: readonly string[]): Promise<Peer> {
  const { program, said } = await startProgram(`../peers/${name}.ts`, ...words)
  return { port: (said as { readonly port: number }).port, stop: program.stop }
}
