import { describe, expect, it } from 'vitest'
import { aclFrom } from '../../testing/policies.ts'
import type { Capability } from './capability.ts'
import { rootAcl } from './compile-acl.ts'
import { decide } from './decide.ts'
import type { AclOperation, AclQuestion } from './operation.ts'

const having = (...capabilities: readonly Capability[]) => aclFrom(`path "a" { capabilities = ${JSON.stringify(capabilities)} }`)

describe('8.4 Operation to capability', () => {
  it.each<[AclOperation, boolean | undefined, Capability]>([
    ['read', undefined, 'read'],
    ['list', undefined, 'list'],
    ['scan', undefined, 'scan'],
    ['delete', undefined, 'delete'],
    ['patch', undefined, 'patch'],
    ['write', undefined, 'update'],
    ['write', true, 'update'],
    ['write', false, 'create'],
    ['create', undefined, 'create'],
    ['update', undefined, 'update'],
  ])('%s (exists: %s) takes %s and nothing else', (operation, exists, capability) => {
    const question = { operation, path: 'a', ...(exists === undefined ? {} : { exists }) }
    expect(decide(having(capability), question)).toMatchObject({
      allowed: true,
      capability,
      deciding: { policy: 'p1', pattern: 'a' },
    })
    const others = (['create', 'read', 'update', 'delete', 'list', 'patch', 'scan', 'sudo'] as const).filter(
      (each) => each !== capability,
    )
    expect(decide(having(...others), question)).toMatchObject({
      allowed: false,
      obstacle: { code: 'capability_missing', capability },
    })
  })

  it('lets anybody with a token ask for help, and nobody but root send HEAD', () => {
    expect(decide(aclFrom(), { operation: 'help', path: 'a' }).allowed).toBe(true)
    expect(decide(having('read', 'sudo'), { operation: 'header', path: 'a' }).obstacle).toEqual({
      code: 'operation_never_allowed',
    })
    expect(decide(rootAcl, { operation: 'header', path: 'a' }).allowed).toBe(true)
  })

  it('asks for sudo on root-protected paths', () => {
    const question = { operation: 'read', path: 'a', isRootProtected: true } as const
    expect(decide(having('read'), question).obstacle).toEqual({ code: 'sudo_missing' })
    expect(decide(having('sudo'), question).obstacle).toEqual({ code: 'capability_missing', capability: 'read' })
    expect(decide(having('read', 'sudo'), question)).toMatchObject({ allowed: true, hasSudo: true })
  })

  it('denies what no stanza covers, and what one denies', () => {
    expect(decide(having('read'), { operation: 'read', path: 'b' })).toEqual({
      allowed: false,
      isRoot: false,
      hasSudo: false,
      capability: 'read',
      obstacle: { code: 'no_stanza' },
    })
    expect(decide(having('read', 'deny'), { operation: 'read', path: 'a' }).obstacle).toEqual({ code: 'denied' })
    expect(decide(having(), { operation: 'read', path: 'a' }).obstacle).toEqual({
      code: 'capability_missing',
      capability: 'read',
    })
  })

  it('lets root do everything without looking at a rule', () => {
    expect(decide(rootAcl, { operation: 'delete', path: 'sys/raw/x', isRootProtected: true })).toEqual({
      allowed: true,
      isRoot: true,
      hasSudo: true,
    })
  })

  it('names the stanza that granted, in the policy and line where it is written', () => {
    const acl = aclFrom('path "a" {\n  capabilities = ["list"]\n}', '\npath "a" {\n  capabilities = ["read"]\n}')
    expect(decide(acl, { operation: 'read', path: 'a' }).deciding).toEqual({
      policy: 'p2',
      pattern: 'a',
      position: { line: 2, column: 1 },
    })
  })
})

describe('8.5 Wrapping constraints', () => {
  const limited = aclFrom('path "a" { policy = "read" min_wrapping_ttl = "1m" max_wrapping_ttl = "5m" }')
  const maximal = aclFrom('path "a" { policy = "read" max_wrapping_ttl = "5m" }')
  const minimal = aclFrom('path "a" { policy = "read" min_wrapping_ttl = "1m" }')
  const crossed = aclFrom('path "a" { policy = "read" min_wrapping_ttl = "2m" }', 'path "a" { max_wrapping_ttl = "1m" }')

  it.each([
    ['within both', limited, 60, true],
    ['at the upper end', limited, 300, true],
    ['below the least', limited, 59, false],
    ['above the most', limited, 301, false],
    ['unwrapped, between two', limited, 0, false],
    ['unwrapped, with a most', maximal, 0, false],
    ['wrapped shortly, with a most', maximal, 1, true],
    ['unwrapped, with a least', minimal, 0, false],
    ['wrapped for long, with a least', minimal, 9999, true],
    ['within a merged range that is empty', crossed, 90, false],
  ])('%s: %s', (_, acl, wrapTtl, allowed) => {
    expect(decide(acl, { operation: 'read', path: 'a', wrapTtl }).allowed).toBe(allowed)
  })

  it('says what was asked for and what would do', () => {
    expect(decide(limited, { operation: 'read', path: 'a', wrapTtl: 10 }).obstacle).toEqual({
      code: 'wrapping_ttl',
      min: 60,
      max: 300,
      asked: 10,
    })
  })
})

describe('8.5 Parameter constraints', () => {
  const writing = (limits: string) =>
    aclFrom(`path "a" { capabilities = ["create", "read", "update", "patch", "delete", "list"] ${limits} }`)
  const ask = (limits: string, data: Record<string, unknown>, more: Partial<AclQuestion> = {}) =>
    decide(writing(limits), { operation: 'update', path: 'a', data, ...more }).obstacle

  it.each<[string, string, Record<string, unknown>, string | undefined]>([
    ['required and sent', 'required_parameters = ["a"]', { a: 1 }, undefined],
    ['required, without data', 'required_parameters = ["a"]', {}, 'parameter_missing'],
    ['required in capitals, sent in small letters', 'required_parameters = ["A"]', { a: 1 }, undefined],
    ['required, sent in capitals', 'required_parameters = ["a"]', { A: 1 }, 'parameter_missing'],
    ['required, found only in the prototype', 'required_parameters = ["constructor"]', { a: 1 }, 'parameter_missing'],
    ['denied and sent', 'denied_parameters = { a = [] }', { a: 'x' }, 'parameter_denied'],
    ['denied, sent in capitals', 'denied_parameters = { a = [] }', { A: 'x' }, 'parameter_denied'],
    ['denied and not sent', 'denied_parameters = { a = [] }', { b: 'x' }, undefined],
    ['denied with this value', 'denied_parameters = { a = ["x", "y"] }', { a: 'y' }, 'parameter_denied'],
    ['denied with another value', 'denied_parameters = { a = ["x"] }', { a: 'y' }, undefined],
    ['all denied', 'denied_parameters = { "*" = [] }', { b: 1 }, 'parameter_denied'],
    ['all denied, without data', 'denied_parameters = { "*" = [] }', {}, undefined],
    ['allowed', 'allowed_parameters = { a = [] }', { a: 'x' }, undefined],
    ['allowed, sent in capitals', 'allowed_parameters = { a = [] }', { A: 'x' }, undefined],
    ['not among the allowed', 'allowed_parameters = { a = [] }', { b: 'x' }, 'parameter_not_allowed'],
    ['not among the allowed, without data', 'allowed_parameters = { a = [] }', {}, undefined],
    ['one allowed, one not', 'allowed_parameters = { a = [] }', { a: 'x', b: 'x' }, 'parameter_not_allowed'],
    ['all allowed', 'allowed_parameters = { "*" = [] }', { b: 'x' }, undefined],
    ['all allowed, whatever stands in its list', 'allowed_parameters = { "*" = ["y"] }', { b: 'x' }, undefined],
    [
      'all allowed, one with certain values',
      'allowed_parameters = { "*" = [], a = ["x"] }',
      { a: 'y', b: 1 },
      'parameter_not_allowed',
    ],
    ['all allowed, one with its value', 'allowed_parameters = { "*" = [], a = ["x"] }', { a: 'x', b: 1 }, undefined],
    ['allowed and denied', 'allowed_parameters = { a = [] } denied_parameters = { a = [] }', { a: 1 }, 'parameter_denied'],
  ])('%s', (_, limits, data, code) => {
    expect(ask(limits, data)?.code).toBe(code)
  })

  it.each<[string, string, unknown, boolean]>([
    ['the same text', '"x"', 'x', true],
    ['the same text in capitals', '"x"', 'X', false],
    ['a text that begins so', '"x*"', 'xyz', true],
    ['a text that ends so', '"*x"', 'yx', true],
    ['a text with it inside', '"*x*"', 'axb', true],
    ['a text without it', '"*x*"', 'ab', false],
    ['any text', '"*"', 'ab', true],
    ['a star in the middle, which is a star', '"a*b"', 'axb', false],
    ['the same boolean', 'true', true, true],
    ['the word for a boolean', 'true', 'true', false],
    ['the same list', '["a", true]', ['a', true], true],
    ['a list in another order', '["a", true]', [true, 'a'], false],
    ['a longer list', '["a"]', ['a', 'b'], false],
    ['the same map', '{ a = "b" }', { a: 'b' }, true],
    ['a map with more in it', '{ a = "b" }', { a: 'b', c: 1 }, false],
    ['a list in place of a map', '{ "0" = "b" }', ['b'], false],
    ['a number, which never equals a number of JSON', '1', 1, false],
    ['a number in a list', '[1]', [1], false],
    ['the text of a number for a number', '"1"', 1, false],
    ['null', '"null"', null, false],
  ])('matches %s: %s, %j', (_, listed, sent, isMatch) => {
    expect(ask(`allowed_parameters = { a = [${listed}] }`, { a: sent })?.code).toBe(isMatch ? undefined : 'parameter_not_allowed')
    expect(ask(`denied_parameters = { a = [${listed}] }`, { a: sent })?.code).toBe(isMatch ? 'parameter_denied' : undefined)
  })

  it.each<[AclOperation, boolean]>([
    ['read', true],
    ['create', true],
    ['update', true],
    ['patch', true],
    ['delete', false],
    ['list', false],
  ])('binds %s: %s', (operation, isBound) => {
    const limits = 'denied_parameters = { a = [] } required_parameters = ["b"] allowed_parameters = { c = [] }'
    expect(ask(limits, { a: 1 }, { operation })?.code).toBe(isBound ? 'parameter_missing' : undefined)
  })

  it('says which parameter, and what the policy lists for it', () => {
    expect(ask('allowed_parameters = { a = ["x", "y"] }', { a: 'z' })).toEqual({
      code: 'parameter_not_allowed',
      parameter: 'a',
      values: ['x', 'y'],
    })
  })
})

describe('8.5 Lists', () => {
  const listing = (limits = '') => aclFrom(`path "a" { capabilities = ["list", "scan", "read"] pagination_limit = 10 ${limits} }`)
  it.each<[string, Record<string, unknown>, Partial<{ allowed: boolean; injectedLimit: number }>]>([
    ['no limit', {}, { allowed: true, injectedLimit: 10 }],
    ['a smaller limit', { limit: '5' }, { allowed: true }],
    ['the same limit', { limit: 10 }, { allowed: true }],
    ['zero', { limit: '0' }, { allowed: true, injectedLimit: 10 }],
    ['max', { limit: 'max' }, { allowed: true, injectedLimit: 10 }],
    ['a larger limit', { limit: '11' }, { allowed: false }],
    ['a negative limit', { limit: -1 }, { allowed: false }],
    ['something else', { limit: 'all' }, { allowed: false }],
  ])('%s', (_, data, expected) => {
    for (const operation of ['list', 'scan'] as const) {
      const { allowed, injectedLimit } = decide(listing(), { operation, path: 'a', data })
      expect({ allowed, injectedLimit }).toEqual({ injectedLimit: undefined, ...expected })
    }
  })

  it('puts no limit where one is required, and none on other operations', () => {
    const required = listing('required_parameters = ["limit"]')
    expect(decide(required, { operation: 'list', path: 'a' }).obstacle).toEqual({ code: 'parameter_missing', parameter: 'limit' })
    expect(decide(required, { operation: 'list', path: 'a', data: { limit: 3 } }).allowed).toBe(true)
    expect(decide(listing(), { operation: 'read', path: 'a' })).not.toHaveProperty('injectedLimit')
  })

  it('hands on the filter for the keys', () => {
    const acl = aclFrom('path "a/" { policy = "read" list_scan_response_keys_filter_path = "{{ .path }}{{ .key }}" }')
    expect(decide(acl, { operation: 'list', path: 'a/' }).keysFilter).toBe('{{ .path }}{{ .key }}')
    expect(decide(acl, { operation: 'read', path: 'a/' })).not.toHaveProperty('keysFilter')
  })
})
