import { expect, it } from 'vitest'
import { redirectChecks } from './redirect-checks.ts'

it.each([
  ['app.example.com/cb', 'error'],
  ['javascript:alert(1)', 'error'],
  ['https://a.example/cb#x', 'error'],
  ['https://a.example/c b', 'error'],
  ['https://*.example/cb', 'warning'],
  ['http://a.example/cb', 'warning'],
  ['http://127.0.0.1:8080/cb', 'advice'],
  ['http://[::1]/cb', 'advice'],
])('has something to say of %s: %s', (uri, level) => {
  expect(redirectChecks([uri]).map((check) => check.level)).toEqual([level])
})

it.each(['https://a.example/cb', 'com.example.app:/cb', ''])('has nothing to say of %s', (uri) => {
  expect(redirectChecks([uri])).toEqual([])
})

it('tells twins apart', () => {
  expect(redirectChecks(['https://a.example/cb', 'https://a.example/cb/'])).toHaveLength(2)
})
