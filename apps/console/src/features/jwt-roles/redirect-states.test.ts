import { expect, it } from 'vitest'
import { redirectStates } from './redirect-states.ts'

const origin = 'https://vault.example'
const uri = 'https://vault.example/ui/vault/auth/team/ci/oidc/callback'
const consoleState = (listed: readonly string[]) => redirectStates(origin, 'team/ci', listed)[0]

it('keeps the slashes of the mount', () => {
  expect(consoleState([])).toMatchObject({ uri, state: 'missing' })
})

it('finds what is listed', () => {
  expect(consoleState([` ${uri} `])).toMatchObject({ state: 'listed' })
})

it.each([
  [`${uri}/`, /slash/],
  [uri.replace('https', 'http'), /scheme/],
  [uri.replace('callback', 'Callback'), /capitals/],
  [uri.replace('vault.example/', 'vault.example:8443/'), /port/],
])('says how %s is different', (near, words) => {
  const found = consoleState([near])
  expect(found?.state).toBe('different')
  expect(found?.note).toMatch(words)
})

it('does not mind the port of a loopback address', () => {
  expect(redirectStates(origin, 'x', ['http://localhost:9999/oidc/callback'])[1]?.state).toBe('listed')
})
