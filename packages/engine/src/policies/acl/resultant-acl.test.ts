import { expect, it } from 'vitest'
import { aclFrom } from '../../testing/policies.ts'
import { rootAcl } from './compile-acl.ts'
import { resultantAcl } from './resultant-acl.ts'

it('tells exact and prefix patterns, without their star, and none with + segments', () => {
  const acl = aclFrom(`
    path "a" { capabilities = ["scan", "patch", "update", "sudo", "read", "list", "delete", "create"] }
    path "b/*" {
      policy = "read"
      min_wrapping_ttl = "1m"
      max_wrapping_ttl = "1h"
      allowed_parameters = { x = ["1"] }
      denied_parameters = { y = [] }
      required_parameters = ["x"]
    }
    path "c/+" { policy = "read" }
    path "d*" { policy = "deny" }
    path "*" {}
  `)
  expect(resultantAcl(acl)).toEqual({
    root: false,
    exact_paths: { a: { capabilities: ['create', 'delete', 'list', 'read', 'sudo', 'update', 'patch', 'scan'] } },
    glob_paths: {
      'b/': {
        capabilities: ['list', 'read'],
        min_wrapping_ttl: 60,
        max_wrapping_ttl: 3600,
        allowed_parameters: { x: ['1'] },
        denied_parameters: { y: [] },
        required_parameters: ['x'],
      },
      d: { capabilities: ['deny'] },
      '': { capabilities: ['deny'] },
    },
  })
})

it('tells nothing else to root', () => {
  expect(resultantAcl(rootAcl)).toEqual({ root: true })
})
