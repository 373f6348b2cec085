import { expect, it } from 'vitest'
import { claimsIn } from './claims-in.ts'

it.each([
  ['{"a": {{identity.entity.name}}, "b": {"c": {{time.now}} } }', ['a', 'b']],
  ['{"quoted": "{{identity.entity.id}}"}', ['quoted']],
  ['', []],
  ['{"broken": ', []],
  ['[1]', []],
])('reads the claims of %s', (template, claims) => {
  expect(claimsIn(template)).toEqual(claims)
})
