import { expect, it } from 'vitest'
import { breadthWarnings } from './match-words.ts'
import { rolePresets } from './presets.ts'
import { roleRules } from './role-values.ts'

it.each(rolePresets)('begins a role for $title that can be saved', ({ values }) => {
  expect(roleRules({ ...values, allowed_redirect_uris: ['https://x/cb'] })).toEqual({})
})

it.each(rolePresets)('begins no role for $title that is wider than it must be', ({ values }) => {
  expect(breadthWarnings(values)).toEqual([])
})
