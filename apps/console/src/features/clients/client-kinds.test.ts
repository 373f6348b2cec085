import { expect, it } from 'vitest'
import { clientKinds } from './client-kinds.ts'
import { clientRules } from './client-values.ts'

it.each(clientKinds)('begins a $title so that it can be saved', ({ values, example }) => {
  const redirects = example === '' ? [] : [example]
  expect(clientRules({ ...values, name: 'app', redirect_uris: redirects })).toEqual({})
})

it.each(clientKinds)('never lets a $title do without S256', ({ values }) => {
  expect(values.require_s256).toBe(true)
})
