import { queryOptions } from '@tanstack/react-query'
import { jwtAuth } from '#lib/api/jwt-auth.ts'
import { kubernetesAuth } from '#lib/api/kubernetes-auth.ts'
import { pickLimit, type PickSource } from '#lib/pick/source.ts'

/** One attempt of the last quarter of an hour. */
export const attemptWith = (mount: string, id: string) =>
  queryOptions({
    queryKey: ['login-attempt', mount, id],
    queryFn: async () => {
      const { attempts } = await jwtAuth.readJwtAttempts.send({ params: { mount }, input: { limit: 200 } })
      return attempts.find((attempt) => attempt.id === id) ?? null
    },
    retry: false,
  })

/** The roles of a mount, to pick one. */
export const roleSource = (mount: string): PickSource => ({
  name: `jwt-role ${mount}`,
  find: async (filter) => {
    const { keys } = await jwtAuth.listJwtRoles.send({ params: { mount }, input: { filter, limit: pickLimit } })
    return keys.map((key) => ({ value: key, label: key }))
  },
})

/** What a debugged login asks. */
export interface DebugQuestion {
  readonly mount: string
  /** `kubernetes`, `jwt` or `oidc`. */
  readonly type: string
  /** Empty: what every role would say. */
  readonly role: string
  readonly jwt: string
  readonly remoteAddress: string
  /** Changes to the role to try without saving them. */
  readonly tryRole?: Readonly<Record<string, unknown>> | undefined
}

/** Judges a login with every rule. The token goes to the server's memory and is kept nowhere. */
export function debugLogin({ mount, type, role, jwt, remoteAddress, tryRole }: DebugQuestion) {
  if (type === 'kubernetes') return kubernetesAuth.debugKubernetesLogin.send({ params: { mount }, input: { role, jwt } })
  return jwtAuth.debugJwtLogin.send({
    params: { mount },
    input: {
      role,
      jwt,
      ...(remoteAddress === '' ? {} : { remote_address: remoteAddress }),
      ...(tryRole === undefined ? {} : { try_role: { ...tryRole } }),
    },
  })
}

/**
 * Saves a change to a role. Four parameters go back to their defaults when a write leaves them out
 * (spec/jwt-oidc-auth.md 3.2), so they are read and sent along.
 */
export async function applyToRole(mount: string, name: string, patch: Readonly<Record<string, unknown>>): Promise<void> {
  const role = await jwtAuth.readJwtRole.send({ params: { mount, name } })
  const { role_type, bound_claims_type, callback_mode, oidc_disable_confirmation } = role
  await jwtAuth.writeJwtRole.send({
    params: { mount, name },
    input: { role_type, bound_claims_type, callback_mode, oidc_disable_confirmation, ...patch },
  })
}

/** Remembers claims with what the role must say of them. */
export async function keepCase(mount: string, name: string, kept: Readonly<Record<string, unknown>>): Promise<void> {
  const { cases } = await jwtAuth.readJwtRoleCases.send({ params: { mount, name } })
  const before = cases.map(({ name: called, expects, claims, at }) => ({
    name: called,
    expects,
    claims,
    ...(at === undefined ? {} : { at }),
  }))
  await jwtAuth.writeJwtRoleCases.send({
    params: { mount, name },
    input: { cases: [...before.filter((one) => one.name !== kept.name), kept] },
  })
}
