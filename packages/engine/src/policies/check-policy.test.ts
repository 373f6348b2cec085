import { describe, expect, it } from 'vitest'
import { checkPolicy } from './check-policy.ts'

/** The remarks with their lines in place of path and position. */
function remarks(text: string) {
  const check = checkPolicy(text)
  if ('invalid' in check) return check
  return check.remarks.map((remark) => ({ ...remark, path: undefined, position: undefined, line: remark.position.line }))
}

describe('a policy under the eyes of an editor', () => {
  it.each([
    ['nothing odd', 'path "a/*" { capabilities = ["read", "sudo"] }', []],
    ['no capability', 'path "a" {}', [{ line: 1, code: 'grants_nothing' }]],
    ['deny beside others', 'path "a" { capabilities = ["read", "deny"] }', [{ line: 1, code: 'deny_cancels_the_rest' }]],
    ['sudo alone', 'path "a" { capabilities = ["sudo"] }', [{ line: 1, code: 'sudo_alone' }]],
    [
      'one path twice',
      'path "a" { policy = "read" }\n\npath "/a" { policy = "write" }',
      [{ line: 3, code: 'merged_with', other: { line: 1, column: 1 } }],
    ],
    ['a star inside', 'path "a/*/b" { policy = "read" }', [{ line: 1, code: 'wildcard_is_literal' }]],
    ['a plus inside a segment', 'path "a/b+/c" { policy = "read" }', [{ line: 1, code: 'wildcard_is_literal' }]],
    [
      'templates nobody knows',
      'path "{{identity.entity.nmae}}/{{identity.entity.aliases.x.y}}/{{time.now}}/{{identity.groups.names.a}}" { policy = "read" }',
      ['identity.entity.nmae', 'identity.entity.aliases.x.y', 'time.now', 'identity.groups.names.a'].map((directive) => ({
        line: 1,
        code: 'template_unknown',
        directive,
      })),
    ],
    [
      'templates that are known',
      'path "{{identity.entity.metadata.a}}/{{identity.entity.aliases.x.custom_metadata.y}}" { policy = "read" }',
      [],
    ],
    [
      'numbers among the values',
      'path "a" { policy = "read" allowed_parameters = { n = [1], s = ["1"] } denied_parameters = { l = [["x", 2]] } }',
      [
        { line: 1, code: 'number_never_matches', parameter: 'n' },
        { line: 1, code: 'number_never_matches', parameter: 'l' },
      ],
    ],
  ])('with %s', (_, text, expected) => {
    expect(remarks(text)).toEqual(expected)
  })

  it('is laid out anew, or stays as it is when it is JSON', () => {
    expect(checkPolicy('path "a" {policy="read"} # why')).toMatchObject({ formatted: 'path "a" {\n  policy = "read"\n} # why\n' })
    expect(checkPolicy('{"path":{"a":{"policy":"read"}}}')).toMatchObject({ formatted: '{"path":{"a":{"policy":"read"}}}' })
  })

  it('that is none is answered with what is wrong and where', () => {
    expect(checkPolicy('path "a" {\n  policy = "all"\n}')).toEqual({
      invalid: { code: 'policy_invalid', detail: 'path "a": invalid policy "all"', line: 2, column: 3 },
    })
  })
})
