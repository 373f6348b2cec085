import { describe, expect, it } from 'vitest'
import { aclFrom } from '../../testing/policies.ts'
import { hasAnyAccessUnder } from './access-under.ts'
import { rootAcl } from './compile-acl.ts'

describe('access at or under a mount', () => {
  it.each([
    ['a grant on the mount', 'path "auth/jwt/" { policy = "read" }', true],
    ['a grant on the mount without its slash', 'path "auth/jwt" { policy = "read" }', true],
    ['a grant below it', 'path "auth/jwt/role/ci" { policy = "read" }', true],
    ['a prefix above it', 'path "auth/*" { policy = "read" }', true],
    ['a prefix below it', 'path "auth/jwt/role/c*" { policy = "read" }', true],
    ['a segment in its place', 'path "auth/+/role/x" { policy = "read" }', true],
    ['a segment below it', 'path "auth/jwt/+/config" { policy = "read" }', true],
    ['segments only', 'path "+/+/+" { policy = "read" }', true],
    ['segments that end in a star', 'path "+/*" { policy = "read" }', true],
    ['a grant on a neighbour', 'path "auth/jwt2/*" { policy = "read" }', false],
    ['a segment in a neighbour', 'path "auth/+2/role" { policy = "read" }', false],
    ['nothing', '', false],
    ['a stanza that grants nothing', 'path "auth/jwt/*" {}', false],
    ['a grant above, denied here', 'path "auth/*" { policy = "read" } path "auth/jwt/*" { policy = "deny" }', false],
    ['a grant of segments, denied here', 'path "auth/+/role/*" { policy = "read" } path "auth/jwt/*" { policy = "deny" }', false],
    [
      'a grant above, denied at the mount itself only',
      'path "auth/*" { policy = "read" } path "auth/jwt/" { policy = "deny" }',
      true,
    ],
  ])('%s', (_, text, isVisible) => {
    expect(hasAnyAccessUnder(aclFrom(text), 'auth/jwt/')).toBe(isVisible)
  })

  it('root has it everywhere', () => {
    expect(hasAnyAccessUnder(rootAcl, 'auth/jwt/')).toBe(true)
  })
})
