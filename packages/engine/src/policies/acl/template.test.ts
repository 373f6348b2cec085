import { describe, expect, it } from 'vitest'
import type { Group } from '../../identity/group.ts'
import { aclFor, aclFrom, policyFrom } from '../../testing/policies.ts'
import { compileAcl } from './compile-acl.ts'
import { decide } from './decide.ts'
import type { TemplateSubject } from './directive.ts'
import { preparePolicy } from './prepare-policy.ts'

const times = { createdAt: 0, updatedAt: 0 }
const groupNamed = (id: string, name: string, metadata: Record<string, string> | null = null): Group => ({
  id,
  name,
  metadata,
  type: 'internal',
  policies: [],
  modifyIndex: 1,
  ...times,
})

const ada: TemplateSubject = {
  entity: {
    id: 'e-1',
    name: 'ada',
    metadata: { team: 'ops', 'a.b': 'dotted', empty: '', slash: 'a/b', star: 'a*', plus: '+', up: '..', tab: 'a\tb' },
    policies: [],
    isDisabled: false,
    aliases: [
      {
        id: 'al-1',
        name: 'ada@example',
        mountAccessor: 'auth_jwt_1',
        metadata: { role: 'ci' },
        customMetadata: { desk: '7' },
        mergedFromEntityIds: [],
        ...times,
      },
    ],
    mergedEntityIds: [],
    ...times,
  },
  groups: { direct: [groupNamed('g-1', 'Team.Blue', { floor: '2' })], inherited: [groupNamed('g-2', 'all')] },
}

/** The pattern that a path becomes for ada; undefined when the stanza is skipped. */
const filled = (path: string, flags = {}, subject: TemplateSubject | undefined = ada) =>
  aclFor(subject, `path "${path}" { policy = "read" }`, flags).rules[0]?.pattern.text

describe('8.6 Templating', () => {
  it.each([
    ['x/{{identity.entity.id}}/*', 'x/e-1/*'],
    ['x/{{ identity.entity.name }}', 'x/ada'],
    ['{{identity.entity.metadata.team}}/{{identity.entity.id}}', 'ops/e-1'],
    ['{{identity.entity.metadata.a.b}}', 'dotted'],
    ['{{identity.entity.aliases.auth_jwt_1.id}}', 'al-1'],
    ['{{identity.entity.aliases.auth_jwt_1.name}}', 'ada@example'],
    ['{{identity.entity.aliases.auth_jwt_1.metadata.role}}', 'ci'],
    ['{{identity.entity.aliases.auth_jwt_1.custom_metadata.desk}}', '7'],
    ['{{identity.groups.ids.g-1.name}}', 'Team.Blue'],
    ['{{identity.groups.ids.g-2.id}}', 'g-2'],
    ['{{identity.groups.names.Team.Blue.id}}', 'g-1'],
    ['{{identity.groups.names.team.blue.metadata.floor}}', '2'],
    ['{{identity.groups.names.all.id}}', 'g-2'],
  ])('fills %s', (path, expected) => {
    expect(filled(path)).toBe(expected)
  })

  it.each([
    ['{{identity.entity.metadata.missing}}', 'no_value'],
    ['{{identity.entity.metadata.empty}}', 'no_value'],
    ['{{identity.entity.metadata.toString}}', 'no_value'],
    ['{{identity.entity.aliases.auth_jwt_2.id}}', 'no_value'],
    ['{{identity.entity.aliases.auth_jwt_1}}', 'no_value'],
    ['{{identity.groups.ids.g-3.id}}', 'no_value'],
    ['{{identity.groups.names.other.id}}', 'no_value'],
    ['{{identity.entity.secret}}', 'no_value'],
    ['{{time.now}}', 'no_value'],
    ['{{}}', 'no_value'],
    ['{{identity.entity.metadata.slash}}', 'has_slash'],
    ['{{identity.entity.metadata.star}}', 'has_wildcard'],
    ['{{identity.entity.metadata.plus}}', 'has_wildcard'],
    ['{{identity.entity.metadata.up}}', 'is_unsafe'],
    ['{{identity.entity.metadata.tab}}', 'is_unsafe'],
  ])('leaves out %s: %s', (directive, because) => {
    const acl = aclFor(ada, `path "x/${directive}" { policy = "read" }\npath "y" { policy = "read" }`)
    expect(acl.rules.map(({ pattern }) => pattern.text)).toEqual(['y'])
    expect(acl.skipped).toMatchObject([{ policy: 'p1', path: `x/${directive}`, because, directive: directive.slice(2, -2) }])
  })

  it('has no values for a token without an entity', () => {
    expect(aclFor(undefined, 'path "x/{{identity.entity.id}}" { policy = "read" }').skipped).toMatchObject([
      { because: 'no_value' },
    ])
  })

  it('lets values widen a pattern only where the policy was stored so', () => {
    expect(filled('x/{{identity.entity.metadata.slash}}', { allowsSlashes: true })).toBe('x/a/b')
    expect(filled('x/{{identity.entity.metadata.star}}', { allowsWildcards: true })).toBe('x/a*')
    expect(filled('x/{{identity.entity.metadata.star}}', { allowsSlashes: true })).toBeUndefined()
    expect(filled('x/{{identity.entity.metadata.up}}', { allowsSlashes: true, allowsWildcards: true })).toBeUndefined()
    expect(filled('x/{{identity.entity.metadata.plus}}*', { allowsWildcards: true })).toBeUndefined()
  })

  it('merges what becomes the same pattern', () => {
    const acl = aclFor(ada, 'path "x/{{identity.entity.name}}" { policy = "read" }\npath "x/ada" { policy = "deny" }')
    expect(decide(acl, { operation: 'read', path: 'x/ada' })).toMatchObject({
      allowed: false,
      deciding: { position: { line: 2 } },
    })
  })
})

describe('8.1 Expiration of a stanza', () => {
  const text = 'path "a" { policy = "read" expiration = 100 }\npath "b" { policy = "read" }'
  const at = (now: number) => compileAcl({ policies: [preparePolicy(policyFrom(text))], now })

  it('ignores the stanza from that second on, and says until when an ACL holds', () => {
    expect(decide(at(99), { operation: 'read', path: 'a' }).allowed).toBe(true)
    expect(at(99).validUntil).toBe(100)
    expect(decide(at(100), { operation: 'read', path: 'a' }).allowed).toBe(false)
    expect(at(100)).toMatchObject({ validUntil: Infinity, skipped: [{ because: 'expired' }] })
    expect(aclFrom('path "a" { policy = "read" }').validUntil).toBe(Infinity)
  })
})
