import { describe, expect, it } from 'vitest'
import { paths, safeReturn } from './paths.ts'

describe('spec/console.md c.1: addresses', () => {
  it('writes a mount as one segment', () => {
    expect(paths.authMount('team/ci/')).toBe('/vault/access/team%2Fci')
  })

  it('moves a mount that a fixed word hides', () => {
    expect(paths.roles('oidc/')).toBe('/vault/access/-/oidc/roles')
    expect(paths.clients).toBe('/vault/access/oidc/clients')
  })

  it('encodes names', () => {
    expect(paths.policy('a/b?c')).toBe('/vault/policy/acl/a%2Fb%3Fc')
  })
})

describe('a return address', () => {
  it.each(['/ui/vault/policies/acl?filter=x', '/ui/vault/access/team%2Fci'])('may be a path of the console: %s', (path) => {
    expect(safeReturn(path)).toBe(path)
  })

  it.each([
    undefined,
    '',
    'https://evil.example/ui/',
    '//evil.example/ui/',
    '/ui/\\evil',
    '/ui//evil.example',
    '/v1/sys/seal',
    '/ui/../v1/sys',
    'javascript:alert(1)',
  ])('is never anything else: %s', (wanted) => {
    expect(safeReturn(wanted)).toBe('/ui/vault/dashboard')
  })
})
