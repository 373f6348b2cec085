import { oidcScope } from '@postern/contract/resources/oidc-scope.ts'
import { z } from 'zod'
import { remembered } from '#memory/remembered.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'

const scope = z.object({ name: z.string(), ...oidcScope.shape })

/** A scope as stored; its template is decoded (6). */
export type Scope = Readonly<z.output<typeof scope>>

export const scopes = collection({ name: 'oidc-scope', schema: scope, key: ({ name }) => name })

const rememberedScope = remembered(scopes)

/** The scopes with these names, in their order; a name without a scope is passed over. */
export async function scopesNamed(world: World, names: readonly string[]): Promise<readonly Scope[]> {
  const found = await Promise.all(names.map((name) => rememberedScope(world, name)))
  return found.filter((candidate) => candidate !== undefined)
}

/** The scope every request asks for. It is no resource: it grants the subject and nothing else. */
export const openid = 'openid'
