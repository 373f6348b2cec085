import { expect, it } from 'vitest'
import { breadthWarnings } from './match-words.ts'
import { rolePresets } from './presets.ts'
import { roleRules, type RoleValues } from './role-values.ts'

/** The preset as somebody would fill it in. */
const filled = (values: RoleValues): RoleValues => ({
  ...values,
  allowed_redirect_uris: ['https://x/cb'],
  bound_audiences: values.bound_audiences.map(fill),
  bound_subject: fill(values.bound_subject),
  bound_claims: values.bound_claims.map(({ key, value }) => ({ key, value: fill(value) })),
})

const fill = (text: string) => text.replaceAll(/<[^<>]+>/g, 'x')

it.each(rolePresets)('begins a role for $title that can be saved once it is filled in', ({ values }) => {
  expect(roleRules(filled(values))).toEqual({})
})

it('does not save a preset that was not filled in', () => {
  const github = rolePresets.find(({ id }) => id === 'github')
  expect(roleRules(github!.values)).toHaveProperty('bound_audiences')
})

it.each(rolePresets)('begins no role for $title that is wider than it must be', ({ values }) => {
  expect(breadthWarnings(values)).toEqual([])
})
