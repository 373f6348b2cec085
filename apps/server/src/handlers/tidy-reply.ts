import { tidy } from '@postern/engine/leases/tidy.ts'
import type { World } from '@postern/engine/world.ts'
import type { DataReply } from './handlers.ts'

/** What is said of a tidying that goes on. */
export const tidyStarted = {
  status: 202,
  warnings: ["Tidy operation successfully started. Any information from the operation will be printed to Vault's server logs."],
}
const alreadyRunning = 'Tidy operation already in progress.'

/** Cleans up, unless somebody does already. */
export async function tidyReply(world: World): Promise<DataReply<undefined>> {
  return (await tidy(world)) === 'done' ? tidyStarted : { warnings: [alreadyRunning] }
}
