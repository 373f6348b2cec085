import { describe, expect, it } from 'vitest'
import { policyFrom } from '../testing/policies.ts'
import { parsePolicy } from './parse-policy.ts'

const nothingElse = {
  allowedParameters: new Map(),
  deniedParameters: new Map(),
  requiredParameters: [],
  minWrappingTtl: 0,
  maxWrappingTtl: 0,
  paginationLimit: 0,
  keysFilter: '',
}

describe('8.1 Syntax', () => {
  it('reads every key of a stanza', () => {
    const text = [
      'name = "dev"', // ignored
      'path "/secret/*" {',
      '  capabilities = ["read", "list"]',
      '  allowed_parameters = { "Ttl" = ["1h", true] "*" = [] }',
      '  denied_parameters { tag = [] }',
      '  required_parameters = ["Reason"]',
      '  min_wrapping_ttl = "1m"',
      '  max_wrapping_ttl = 3600',
      '  pagination_limit = 50',
      '  list_scan_response_keys_filter_path = "{{ .path | replace \\"metadata\\" \\"data\\" }}{{ .key }}"',
      '  expiration = "2026-12-01T00:00:00Z"',
      '  comment = "why"',
      '  mfa_methods = ["x"]',
      '  control_group = { factor "a" {} }',
      '}',
    ].join('\n')
    expect(policyFrom(text).stanzas).toEqual([
      {
        path: 'secret/*',
        position: { line: 2, column: 1 },
        capabilities: ['read', 'list'],
        allowedParameters: new Map([
          ['ttl', ['1h', true]],
          ['*', []],
        ]),
        deniedParameters: new Map([['tag', []]]),
        requiredParameters: ['reason'],
        minWrappingTtl: 60,
        maxWrappingTtl: 3600,
        paginationLimit: 50,
        keysFilter: '{{ .path | replace "metadata" "data" }}{{ .key }}',
        expiration: 1_796_083_200,
        comment: 'why',
      },
    ])
  })

  it.each([
    ['deny', ['deny']],
    ['read', ['read', 'list']],
    ['write', ['create', 'read', 'update', 'delete', 'list']],
    ['sudo', ['create', 'read', 'update', 'delete', 'list', 'sudo']],
  ])('reads the old shorthand %s', (shorthand, capabilities) => {
    expect(policyFrom(`path "a" { policy = "${shorthand}" }`).stanzas).toMatchObject([{ shorthand, capabilities }])
  })

  it('adds capabilities to the shorthand', () => {
    const [stanza] = policyFrom('path "a" { policy = "read" capabilities = ["list", "patch"] }').stanzas
    expect(stanza?.capabilities).toEqual(['read', 'list', 'patch'])
  })

  it.each([
    ['an object', '{"path":{"a":{"capabilities":["read"]},"b":{"policy":"deny"}}}'],
    ['a list of objects', '{"path":[{"a":{"capabilities":["read"]}},{"b":{"policy":"deny"}}]}'],
    ['lists inside', '{"path":{"a":[{"capabilities":["read"]}],"b":{"policy":"deny"}}}'],
    ['repeated keys', '{"path":{"a":{"capabilities":["read"]}},"path":{"b":{"policy":"deny"}}}'],
  ])('reads JSON with %s', (_, text) => {
    expect(policyFrom(text).stanzas.map(({ path, capabilities }) => [path, capabilities])).toEqual([
      ['a', ['read']],
      ['b', ['deny']],
    ])
  })

  it('knows the lines of a JSON policy', () => {
    const text = '{\n  "path": {\n    "a": {\n      "capabilities": ["read"]\n    }\n  }\n}'
    expect(policyFrom(text).stanzas).toEqual([
      { ...nothingElse, path: 'a', position: { line: 3, column: 5 }, capabilities: ['read'] },
    ])
  })

  it('keeps blocks with the same path apart, to be merged later', () => {
    expect(policyFrom('path "a" { policy = "read" }\npath "a" { policy = "write" }').stanzas).toHaveLength(2)
  })

  it('merges parameter blocks that are written twice', () => {
    const [stanza] = policyFrom('path "a" { allowed_parameters { b = [] } allowed_parameters { c = ["1"] } }').stanzas
    expect(stanza?.allowedParameters).toEqual(
      new Map([
        ['b', []],
        ['c', ['1']],
      ]),
    )
  })

  it.each([
    ['nothing', ''],
    ['only comments', '# nothing\n'],
    ['an empty object', '{}'],
  ])('takes %s for a policy that grants nothing', (_, text) => {
    expect(policyFrom(text).stanzas).toEqual([])
  })
})

describe('8.1 Errors', () => {
  it.each([
    ['an unknown key at the top', '\nrule "a" {}', '1 error occurred:\n\t* invalid key "rule" on line 2\n\n', 2, 1],
    ['two of them', 'a = 1\nb = 2', '2 errors occurred:\n\t* invalid key "a" on line 1\n\t* invalid key "b" on line 2\n\n', 1, 1],
    [
      'an unknown key in a path',
      'path "/a" {\n  capabilites = ["read"]\n}',
      '1 error occurred:\n\t* path "/a": invalid key "capabilites" on line 2\n\n',
      2,
      3,
    ],
    [
      'an unknown key in a path of a JSON policy',
      '{\n"path":\n{"a":{\n"x":1}}}',
      '1 error occurred:\n\t* path "a": invalid key "x" on line 4\n\n',
      4,
      1,
    ],
    ['an unknown capability', 'path "a" {\n  capabilities = ["read", "Write"]\n}', 'path "a": invalid capability "Write"', 2, 3],
    ['an unknown shorthand', 'path "a" { policy = "admin" }', 'path "a": invalid policy "admin"', 1, 12],
    ['+*', 'path "a/+*" { policy = "read" }', `path "a/+*": invalid use of wildcards ('+*' is forbidden)`, 1, 1],
    [
      'wrapping TTLs the wrong way round',
      'path "a" { min_wrapping_ttl = "2m" max_wrapping_ttl = 60 }',
      'max_wrapping_ttl cannot be less than min_wrapping_ttl',
      1,
      36,
    ],
    [
      'a TTL that is none',
      'path "a" { min_wrapping_ttl = "soon" }',
      'error parsing min_wrapping_ttl: expected whole seconds, or a duration such as "90s", "1h30m" or "2d"',
      1,
      31,
    ],
    ['a negative TTL', 'path "a" { max_wrapping_ttl = -1 }', 'error parsing max_wrapping_ttl: cannot be negative', 1, 31],
    [
      'a time that is none',
      'path "a" { expiration = "soon" }',
      'error parsing expiration: expected an RFC 3339 time or seconds since the epoch',
      1,
      25,
    ],
    [
      'a template that does not end',
      'path "a/{{identity.entity.id" { policy = "read" }',
      'failed to validate policy templating: unbalanced templating characters',
      1,
      1,
    ],
    [
      'a template in a template',
      'path "a/{{ {{ }} }}" { policy = "read" }',
      'failed to validate policy templating: unbalanced templating characters',
      1,
      1,
    ],
    [
      'a filter that is no template',
      'path "a" { list_scan_response_keys_filter_path = "{{ .name }}" }',
      'error parsing list_scan_response_keys_filter_path: expected text with {{ .path }} and {{ .key }}',
      1,
      12,
    ],
    [
      'an attribute that is set twice',
      'path "a" {\n  capabilities = ["read"]\n  capabilities = ["deny"]\n}',
      'The argument "capabilities" at 2:3 was already set. Each argument can only be defined once',
      3,
      3,
    ],
    [
      'a parameter that is set twice',
      'path "a" { allowed_parameters = { b = [] b = ["1"] } }',
      'The argument "b" at 1:35 was already set. Each argument can only be defined once',
      1,
      42,
    ],
    ['a text in place of a list', 'path "a" { capabilities = "read" }', 'At 1:27: capabilities must be a list of strings', 1, 27],
    ['a number in a list of texts', 'path "a" { capabilities = [1] }', 'At 1:28: capabilities must be text', 1, 28],
    [
      'a parameter without a list',
      'path "a" { allowed_parameters = { b = "1" } }',
      'At 1:39: allowed_parameters.b must be a list',
      1,
      39,
    ],
    ['a limit that is none', 'path "a" { pagination_limit = 1.5 }', 'At 1:31: pagination_limit must be a whole number', 1, 31],
    [
      'a path without a pattern',
      'path { capabilities = ["read"] }',
      'At 1:24: path must be followed by one pattern and a block: path "<pattern>" { … }',
      1,
      24,
    ],
    [
      'a path with two patterns',
      'path "a" "b" {}',
      'At 1:10: path must be followed by one pattern and a block: path "<pattern>" { … }',
      1,
      10,
    ],
    ['a syntax error', 'path "a" {\n  capabilities = [read]\n}', 'At 2:19: expected a value, got read', 2, 19],
  ])('refuses %s', (_, text, detail, line, column) => {
    expect(parsePolicy(text)).toEqual({ invalid: { code: 'policy_invalid', detail, line, column } })
  })
})
