import type { ApproleRole } from '@postern/contract/resources/approle-role.ts'
import { optionalDurationText, sentDuration } from '#lib/duration-words.ts'
import { newTokenValues, tokenInputOf, tokenMessages, tokenRules, tokenValuesOf, type TokenValues } from '#lib/token-values.ts'
import { itemsOf } from '#ui/list-input.tsx'

/** A role of an AppRole mount as its form holds it. */
export interface ApproleValues extends TokenValues {
  readonly name: string
  readonly bind_secret_id: boolean
  readonly secret_id_num_uses: string
  readonly secret_id_ttl: string
  readonly secret_id_bound_cidrs: readonly string[]
}

export const newApprole: ApproleValues = {
  name: '',
  bind_secret_id: true,
  secret_id_num_uses: '',
  secret_id_ttl: '24h',
  secret_id_bound_cidrs: [],
  ...newTokenValues,
}

export function approleValuesOf(name: string, role: ApproleRole): ApproleValues {
  return {
    name,
    bind_secret_id: role.bind_secret_id,
    secret_id_num_uses: role.secret_id_num_uses === 0 ? '' : String(role.secret_id_num_uses),
    secret_id_ttl: optionalDurationText(role.secret_id_ttl),
    secret_id_bound_cidrs: role.secret_id_bound_cidrs ?? [],
    ...tokenValuesOf(role),
  }
}

export const approleCallOf =
  (mount: string) =>
  ({ name, ...values }: ApproleValues) => ({
    params: { mount, role_name: name.trim().toLowerCase() },
    input: {
      bind_secret_id: values.bind_secret_id,
      secret_id_num_uses: values.secret_id_num_uses.trim() === '' ? 0 : values.secret_id_num_uses.trim(),
      secret_id_ttl: sentDuration(values.secret_id_ttl),
      secret_id_bound_cidrs: itemsOf(values.secret_id_bound_cidrs),
      ...tokenInputOf(values),
    },
  })

/** What the server would refuse, said before it is asked (spec/core.md 13.1). */
export function approleRules(values: ApproleValues) {
  const isOpen =
    !values.bind_secret_id && itemsOf(values.token_bound_cidrs).length + itemsOf(values.secret_id_bound_cidrs).length === 0
  return {
    ...tokenRules(values),
    ...(values.name.trim() === '' ? { name: 'Give the role a name' } : {}),
    ...(isOpen ? { bind_secret_id: 'Without a secret id, bind addresses: a role id alone is no secret' } : {}),
  }
}

export const approleMessages = [
  [/secret_id_num_uses/, 'secret_id_num_uses'],
  [/secret_id_ttl/, 'secret_id_ttl'],
  [/secret_id_bound_cidrs/, 'secret_id_bound_cidrs'],
  [/constraint|bind_secret_id/, 'bind_secret_id'],
  ...tokenMessages,
] as const
