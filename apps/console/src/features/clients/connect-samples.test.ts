import { expect, it } from 'vitest'
import { authorizeAddress, connectSamples } from './connect-samples.ts'

const connection = {
  issuer: 'https://id.example.com/v1/identity/oidc/provider/default',
  clientId: 'abc',
  isPublic: false,
  redirectUri: 'https://app.example.com/cb',
  scopes: ['openid', 'email'],
}

it.each(connectSamples)('names issuer and client in the settings for $title', ({ text }) => {
  expect(text(connection)).toContain(connection.issuer)
  expect(text(connection)).toContain('abc')
})

it('speaks of no secret to an app that has none', () => {
  const [environment] = connectSamples
  expect(environment?.text({ ...connection, isPublic: true })).not.toContain('SECRET')
})

it('knows the page people sign in on', () => {
  expect(authorizeAddress(connection.issuer)).toBe('https://id.example.com/ui/vault/identity/oidc/provider/default/authorize')
})
