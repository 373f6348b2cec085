import { celRole } from '@postern/contract/resources/cel-role.ts'
import { z } from 'zod'
import type { Mount } from '#mounts/mount.ts'
import { remembered } from '#memory/remembered.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'
import { blankRole } from '../roles/write-jwt-role.ts'
import type { JwtRole } from '../roles/jwt-role.ts'

const record = celRole.extend({
  /** The mount's uuid. */
  mount: z.string(),
})
export type CelRole = Readonly<z.output<typeof record>>

/** The CEL roles of all jwt/oidc mounts, by names in lower case. */
export const celRoles = collection({ name: 'cel-role', schema: record, key: ({ mount, name }) => `${mount}/${name}` })

const recall = remembered(celRoles)

/** A CEL role of a mount, by its name in lower case. */
export function maybeCelRole(world: World, { uuid }: Mount, name: string): Promise<CelRole | undefined> {
  return recall(world, `${uuid}/${name}`)
}

/** What a CEL role demands of a token itself, as the rules of a JWT login read it. */
export function tokenDemands({ mount, name, bound_audiences, ...leeways }: CelRole): JwtRole {
  const { expiration_leeway, not_before_leeway, clock_skew_leeway } = leeways
  return {
    ...blankRole({ uuid: mount }, name),
    role_type: 'jwt',
    bound_audiences,
    expiration_leeway,
    not_before_leeway,
    clock_skew_leeway,
  }
}
