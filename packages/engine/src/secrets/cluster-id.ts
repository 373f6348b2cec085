import { uuidOf } from '#chance/uuid.ts'
import type { World } from '#world.ts'
import { secretsOf } from './server-secrets.ts'

/** A name for the servers that share one store, the same at every start: a UUID (spec/core.md 4.2). */
export async function clusterId(world: World): Promise<string> {
  return uuidOf((await secretsOf(world)).digest('cluster-id', '').slice(0, 16))
}
