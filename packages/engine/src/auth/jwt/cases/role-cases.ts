import { z } from 'zod'
import { roleCase } from '@postern/contract/resources/role-case.ts'
import type { Mount } from '#mounts/mount.ts'
import { refuse } from '#refusal.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'
import { type JwtRole, jwtRoles } from '../roles/jwt-role.ts'

const storedCases = z.object({ mount: z.string(), role: z.string(), cases: z.array(roleCase) })

/** The cases saved with each role. */
export const jwtRoleCases = collection({
  name: 'jwt-role-cases',
  schema: storedCases,
  key: ({ mount, role }) => `${mount}/${role}`,
})

export type SavedCase = z.output<typeof roleCase>

const mostCases = 100
const caseList = z.array(roleCase).max(mostCases)

/** Replaces the cases of a role. */
export async function writeRoleCases(
  world: World,
  { uuid }: Mount,
  written: { readonly role: string; readonly cases: unknown },
): Promise<void> {
  const cases = caseList.safeParse(written.cases)
  if (!cases.success) refuse({ code: 'jwt_cases_invalid', path: cases.error.issues[0]?.path.join('.') ?? '' })
  const role = written.role.toLowerCase()
  await world.storage.write(async (change) => {
    if ((await jwtRoles.maybe(change, `${uuid}/${role}`)) === undefined) refuse({ code: 'jwt_role_not_found', role })
    await jwtRoleCases.put(change, { mount: uuid, role, cases: cases.data })
  })
}

/** Where the cases of a role are kept. */
export function casesId({ mount, name }: Pick<JwtRole, 'mount' | 'name'>): string {
  return `${mount}/${name}`
}
