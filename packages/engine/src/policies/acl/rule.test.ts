import { describe, expect, it } from 'vitest'
import { aclFrom } from '../../testing/policies.ts'
import { namesOf } from './capability.ts'

/** The one rule that some stanzas about `a` are merged into. */
function merged(...bodies: readonly string[]) {
  const [rule] = aclFrom(...bodies.map((body) => `path "a" { ${body} }`)).rules
  return { capabilities: namesOf(rule?.capabilities ?? 0), ...rule?.limits }
}

describe('8.3 Merging identical patterns', () => {
  it('unites capabilities', () => {
    expect(merged('capabilities = ["read"]', 'capabilities = ["list", "sudo"]').capabilities).toEqual(['read', 'list', 'sudo'])
  })

  it('lets any deny win and erase the rest', () => {
    const denied = { capabilities: ['deny'] }
    expect(merged('policy = "sudo" max_wrapping_ttl = 60', 'policy = "deny"', 'policy = "read"')).toEqual(denied)
    expect(merged('capabilities = ["read", "deny"]')).toEqual(denied)
  })

  it('takes the smaller wrapping TTLs that are set', () => {
    const both = merged('min_wrapping_ttl = 10 max_wrapping_ttl = 20', 'max_wrapping_ttl = 15', 'min_wrapping_ttl = 12')
    expect(both).toMatchObject({ minWrappingTtl: 10, maxWrappingTtl: 15 })
  })

  it('takes the lowest pagination limit and the first filter', () => {
    const both = merged(
      'list_scan_response_keys_filter_path = "a{{ .key }}"',
      'pagination_limit = 20 list_scan_response_keys_filter_path = "b{{ .key }}"',
      'pagination_limit = 5',
    )
    expect(both).toMatchObject({ paginationLimit: 5, keysFilter: 'a{{ .key }}' })
  })

  it('unites parameters by name, where an empty list wins', () => {
    const both = merged(
      'allowed_parameters = { a = ["1"], b = ["1"], c = [] } required_parameters = ["a"]',
      'allowed_parameters = { a = ["2"], b = [], c = ["1"], D = ["1"] } required_parameters = ["A", "b"]',
    )
    expect(both.allowedParameters).toEqual(
      new Map([
        ['a', ['1', '2']],
        ['b', []],
        ['c', []],
        ['d', ['1']],
      ]),
    )
    expect(both.requiredParameters).toEqual(['a', 'b'])
  })

  it('takes a pattern with a leading slash for the same one', () => {
    expect(aclFrom('path "/a/*" { policy = "read" }', 'path "a/*" { policy = "deny" }').rules).toHaveLength(1)
  })
})
