import { describe, expect, it } from 'vitest'
import { aclFrom } from '../../testing/policies.ts'
import { rootAcl } from './compile-acl.ts'
import { decide } from './decide.ts'
import { explain } from './explain.ts'

describe('an explanation', () => {
  const acl = aclFrom(
    'path "secret/ops/key" {\n  capabilities = ["update"]\n}\npath "secret/ops/*" {\n  capabilities = ["read"]\n}',
    'path "secret/*" { policy = "read" }\npath "secret/+/key" { policy = "read" }\npath "other" { policy = "read" }',
  )

  it('is the decision', () => {
    const question = { operation: 'read', path: 'secret/ops/key' } as const
    expect(explain(acl, question)).toMatchObject(decide(acl, question))
  })

  it('names the stanzas that cover the path but lost, the most specific first, and why', () => {
    const { losing, deciding } = explain(acl, { operation: 'read', path: 'secret/ops/key' })
    expect(deciding).toMatchObject({ policy: 'p1', pattern: 'secret/ops/key', position: { line: 1 } })
    expect(losing.map(({ policy, pattern, position, because }) => [policy, pattern, position.line, because])).toEqual([
      ['p1', 'secret/ops/*', 4, 'not_exact'],
      ['p2', 'secret/+/key', 2, 'not_exact'],
      ['p2', 'secret/*', 1, 'not_exact'],
    ])
  })

  it.each([
    ['first_wildcard', 'secret/ops/x', 'secret/ops/*', ['secret/*']],
    ['ends_in_glob', 'secret/db/key', 'secret/+/key', ['secret/*']],
  ])('tells the criterion: %s', (because, path, winner, losers) => {
    const { deciding, losing } = explain(acl, { operation: 'read', path })
    expect(deciding?.pattern).toBe(winner)
    expect(losing.map((each) => [each.pattern, each.because])).toEqual(losers.map((loser) => [loser, because]))
  })

  it('tells the other criteria, and what only lists see', () => {
    const becauses = (text: string, path: string, operation: 'read' | 'list' = 'read') =>
      explain(aclFrom(text), { operation, path }).losing.map(({ because }) => because)
    expect(becauses('path "a/+/+" {}\npath "a/+/c" {}', 'a/b/c')).toEqual(['plus_segments'])
    expect(becauses('path "a/+/b*" {}\npath "a/+/bc*" {}', 'a/b/bcd')).toEqual(['length'])
    expect(becauses('path "+/a/+" {}\npath "+/+/c" {}', 'x/a/c')).toEqual(['text'])
    expect(becauses('path "a/*" {}\npath "+" {}', 'a/', 'list')).toEqual(['without_slash'])
    expect(becauses('path "a/" {}\npath "a" {}', 'a/', 'list')).toEqual(['without_slash'])
  })

  it('tells apart stanzas that share the pattern and those one of them outvotes', () => {
    const shared = explain(aclFrom('path "a" { policy = "read" }', 'path "a" { policy = "write" }'), {
      operation: 'update',
      path: 'a',
    })
    expect(shared).toMatchObject({ deciding: { policy: 'p2' }, merged: [{ policy: 'p1' }], losing: [] })
    const denied = explain(aclFrom('path "a" { policy = "read" }', 'path "a" { policy = "deny" }'), {
      operation: 'read',
      path: 'a',
    })
    expect(denied).toMatchObject({
      deciding: { policy: 'p2' },
      merged: [],
      losing: [{ policy: 'p1', because: 'denied_by_same_pattern' }],
    })
  })

  it('shows what every rule found, and which were not reached', () => {
    const { judgement } = explain(aclFrom('path "a" { policy = "read" required_parameters = ["b"] }'), {
      operation: 'read',
      path: 'a',
    })
    expect(judgement.map(({ rule, verdict }) => [rule, verdict])).toEqual([
      ['operation', 'pass'],
      ['stanza', 'pass'],
      ['deny', 'pass'],
      ['capability', 'pass'],
      ['sudo', 'not-asked'],
      ['wrapping', 'not-asked'],
      ['required_parameters', 'refuse'],
      ['denied_parameters', 'not-reached'],
      ['allowed_parameters', 'not-reached'],
      ['pagination_limit', 'not-reached'],
    ])
  })

  it('has nothing to weigh for root, help, or a path nobody speaks of', () => {
    expect(explain(rootAcl, { operation: 'read', path: 'a' })).toMatchObject({
      allowed: true,
      isRoot: true,
      judgement: [],
      losing: [],
    })
    expect(explain(acl, { operation: 'help', path: 'a' })).toMatchObject({ allowed: true, judgement: [] })
    expect(explain(acl, { operation: 'read', path: 'nobody' })).toMatchObject({ allowed: false, losing: [], merged: [] })
  })
})
