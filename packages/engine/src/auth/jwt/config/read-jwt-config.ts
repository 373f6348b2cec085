import type { Mount } from '#mounts/mount.ts'
import type { World } from '#world.ts'
import { keySourceOf } from '../keys/key-source-of.ts'
import type { KeysProblem } from '../keys/keys-problem.ts'
import { type JwtConfig, maybeJwtConfig } from './jwt-config.ts'

/** A configuration, and why its keys cannot be had right now, if they cannot. */
export interface ReadJwtConfig {
  readonly config: JwtConfig
  readonly problem?: KeysProblem
}

/** Reads the configuration of a mount; where nothing is remembered of the identity provider, it is asked. */
export async function readJwtConfig(world: World, mount: Mount): Promise<ReadJwtConfig | undefined> {
  const config = await maybeJwtConfig(world, mount)
  if (config === undefined) return undefined
  const problem = await keySourceOf(world, config).unready()
  return { config, ...(problem ? { problem } : {}) }
}
