import { describe, expect, it } from 'vitest'
import { aclFrom } from '../../testing/policies.ts'
import { capabilitiesOf } from './capabilities-of.ts'
import { rootAcl } from './compile-acl.ts'

describe('7.2 Capabilities', () => {
  const acl = aclFrom(
    'path "a" { policy = "sudo" }\npath "b/*" { capabilities = ["scan", "patch"] }\npath "c" { policy = "deny" }\npath "d" {}\npath "e/+" { policy = "read" }',
  )

  it.each([
    ['a', ['create', 'delete', 'list', 'read', 'sudo', 'update']],
    ['a/', ['create', 'delete', 'list', 'read', 'sudo', 'update']],
    ['/a', ['create', 'delete', 'list', 'read', 'sudo', 'update']],
    ['b/x', ['patch', 'scan']],
    ['b', ['deny']],
    ['c', ['deny']],
    ['d', ['deny']],
    ['e/x/', ['list', 'read']],
    ['nowhere', ['deny']],
  ])('of %s are %j', (path, expected) => {
    expect(capabilitiesOf(acl, path)).toEqual(expected)
  })

  it('of root are root', () => {
    expect(capabilitiesOf(rootAcl, 'anything')).toEqual(['root'])
  })
})
