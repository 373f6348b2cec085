import { describe, expect, it } from 'vitest'
import { aclFrom, policyFrom } from '#testing/policies.ts'
import { capabilitiesOf } from './acl/capabilities-of.ts'
import { decide } from './acl/decide.ts'
import { defaultPolicyText, wrappingPolicy, wrappingPolicyText } from './builtin.ts'

describe('8.7 Built-in policies', () => {
  it('default lets a token speak of itself', () => {
    const granted = policyFrom(defaultPolicyText).stanzas.map(({ path, capabilities }) => [
      path,
      capabilities.toSorted().join(' '),
    ])
    expect(Object.fromEntries(granted)).toEqual({
      'auth/token/lookup-self': 'read',
      'auth/token/renew-self': 'update',
      'auth/token/revoke-self': 'update',
      'sys/capabilities-self': 'update',
      'identity/entity/id/{{identity.entity.id}}': 'read',
      'identity/entity/name/{{identity.entity.name}}': 'read',
      'sys/internal/ui/resultant-acl': 'read',
      'sys/leases/renew': 'update',
      'sys/leases/lookup': 'update',
      'cubbyhole/*': 'create delete list read update',
      'sys/wrapping/wrap': 'update',
      'sys/wrapping/lookup': 'update',
      'sys/wrapping/unwrap': 'update',
      'sys/tools/hash': 'update',
      'sys/tools/hash/*': 'update',
      'identity/oidc/provider/+/authorize': 'read update',
      'identity/oidc/consents': 'read',
      'identity/oidc/consents/*': 'delete',
    })
  })

  it.each(['sys/tools/random', 'sys/wrapping/rewrap', 'auth/token/create'])('default does not grant %s', (path) => {
    expect(capabilitiesOf(aclFrom(defaultPolicyText), path)).toEqual(['deny'])
  })

  it('default does not grant POST to lookup-self', () => {
    expect(decide(aclFrom(defaultPolicyText), { operation: 'update', path: 'auth/token/lookup-self' }).allowed).toBe(false)
  })

  it('response-wrapping opens one wrapping and nothing else', () => {
    const acl = aclFrom(wrappingPolicyText)
    expect(capabilitiesOf(acl, 'cubbyhole/response')).toEqual(['create', 'read'])
    expect(capabilitiesOf(acl, 'sys/wrapping/unwrap')).toEqual(['update'])
    expect(capabilitiesOf(acl, 'cubbyhole/other')).toEqual(['deny'])
    expect(wrappingPolicy.stanzas).toHaveLength(2)
  })
})
