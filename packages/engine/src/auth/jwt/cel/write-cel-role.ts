import { type CelProgram, celProgram } from '@postern/contract/resources/cel-role.ts'
import type { Mount } from '#mounts/mount.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Sent } from '../../sent.ts'
import { type CelRole, celRoles } from './cel-role.ts'
import { syntaxFault } from './run-program.ts'

/** A CEL role as it is sent. */
export type CelRoleInput = Sent<Omit<CelRole, 'mount' | 'name' | 'cel_program'>> & { readonly cel_program?: unknown }

interface Written {
  readonly name: string
  readonly input: CelRoleInput
}

/** Creates or replaces a CEL role: what is left out goes back to its default (spec/jwt-oidc-auth.md 6). */
export async function writeCelRole(world: World, { uuid: mount }: Mount, { name, input }: Written): Promise<CelRole> {
  const role = roleAfter({ mount, name: name.toLowerCase(), ...blank, cel_program: programOf(input.cel_program) }, input)
  await world.storage.write((change) => celRoles.put(change, role))
  return role
}

/** Changes the members of a CEL role that are named. */
export async function patchCelRole(world: World, { uuid: mount }: Mount, { name, input }: Written): Promise<CelRole> {
  const program = input.cel_program === undefined ? {} : { cel_program: programOf(input.cel_program) }
  return world.storage.write(async (change) => {
    const before = await celRoles.maybe(change, `${mount}/${name.toLowerCase()}`)
    if (before === undefined) return refuse({ code: 'cel_nothing_to_patch' })
    const role = roleAfter({ ...before, ...program }, input)
    await celRoles.put(change, role)
    return role
  })
}

const blank = {
  bound_audiences: [],
  expiration_leeway: 150,
  not_before_leeway: 150,
  clock_skew_leeway: 60,
  message: '',
}

function roleAfter(before: CelRole, input: CelRoleInput): CelRole {
  return {
    ...before,
    bound_audiences: input.bound_audiences ?? before.bound_audiences,
    expiration_leeway: input.expiration_leeway ?? before.expiration_leeway,
    not_before_leeway: input.not_before_leeway ?? before.not_before_leeway,
    clock_skew_leeway: input.clock_skew_leeway ?? before.clock_skew_leeway,
    message: input.message ?? before.message,
  }
}

const sentProgram = celProgram.extend({ variables: celProgram.shape.variables.default([]) })

function programOf(sent: unknown): CelProgram {
  if (sent === undefined || sent === null) return refuse({ code: 'cel_program_missing' })
  const read = sentProgram.safeParse(sent)
  if (!read.success) return refuse({ code: 'cel_program_shape' })
  if (read.data.expression.trim() === '') return refuse({ code: 'cel_expression_empty' })
  const fault = syntaxFault(read.data)
  return fault === undefined ? read.data : refuse({ code: 'cel_syntax', ...fault })
}
