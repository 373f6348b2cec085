import { expect, it } from 'vitest'
import { lackingOf } from './lacking.ts'

const need = { path: 'sys/auth/jwt', anyOf: ['update', 'create'], isSudo: false }

it.each([
  ['root', ['root']],
  ['one of the capabilities', ['create']],
  ['more than is needed', ['read', 'sudo', 'update']],
])('lacks nothing with %s', (_, has) => {
  expect(lackingOf(need, has)).toBeUndefined()
})

it.each([
  ['nothing', [], /`update` or `create` on sys\/auth\/jwt/],
  ['another capability', ['read'], /`update` or `create`/],
  ['a denial', ['deny'], /`update` or `create`/],
])('names what is missing with %s', (_, has, said) => {
  expect(lackingOf(need, has)).toMatch(said)
})

it('asks for sudo where an operation wants it beside its own', () => {
  expect(lackingOf({ ...need, isSudo: true }, ['update'])).toMatch(/`sudo` on sys\/auth\/jwt/)
  expect(lackingOf({ ...need, isSudo: true }, ['update', 'sudo'])).toBeUndefined()
})
