import { tidy } from '@postern/engine/leases/tidy.ts'
import type { World } from '@postern/engine/world.ts'
import type { DataReply } from './handlers.ts'

const started = "Tidy operation successfully started. Any information from the operation will be printed to Vault's server logs."
const alreadyRunning = 'Tidy operation already in progress.'

/** Cleans up, unless somebody does already. */
export async function tidyReply(world: World): Promise<DataReply<undefined>> {
  return (await tidy(world)) === 'done' ? { status: 202, warnings: [started] } : { warnings: [alreadyRunning] }
}
