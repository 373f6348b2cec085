import { describe, expect, it } from 'vitest'
import { aclFrom } from '../../testing/policies.ts'
import { decide } from './decide.ts'

/** A policy that grants reading and listing on each of the patterns. */
const granting = (...patterns: string[]) => aclFrom(patterns.map((pattern) => `path "${pattern}" { policy = "read" }`).join('\n'))

const winner = (patterns: readonly string[], path: string, operation: 'read' | 'list' | 'scan' = 'read') =>
  decide(granting(...patterns), { operation, path }).deciding?.pattern

describe('8.2 Path patterns', () => {
  it.each([
    ['foo', 'foo', true],
    ['foo', 'foobar', false],
    ['foo', 'Foo', false],
    ['/foo', 'foo', true],
    ['foo', '/foo', true],
    ['foo*', 'foo', true],
    ['foo*', 'foobar', true],
    ['foo*', 'foo/x/y', true],
    ['foo/*', 'foo', false],
    ['foo/*', 'foo/', true],
    ['auth/a', 'auth/ab', false],
    ['*', 'anything/at/all', true],
    ['fo*o', 'fo*o', true],
    ['fo*o', 'foo', false],
    ['+', 'foo', true],
    ['+', 'foo/bar', false],
    ['+/bar', 'foo/bar', true],
    ['foo/+', 'foo/', true],
    ['foo/+', 'foo', false],
    ['foo/+/bar', 'foo/x/bar', true],
    ['foo/+/bar', 'foo/x/y/bar', false],
    ['foo/+/bar*', 'foo/x/bar', true],
    ['foo/+/bar*', 'foo/x/barbaz/deep', true],
    ['foo/+/bar*', 'foo/x/ba', false],
    ['foo/+/*', 'foo/x/', true],
    ['foo/+/*', 'foo/x', false],
    ['+/+/+', 'a/b/c', true],
    ['f+o', 'f+o', true],
    ['f+o', 'fxo', false],
    ['foo+', 'foo+', true],
    ['foo/+bar', 'foo/+bar', true],
    ['foo/+bar', 'foo/xbar', false],
    ['foo/+', 'foo/+', true],
  ])('%s covers %s: %s', (pattern, path, isCovered) => {
    expect(decide(granting(pattern), { operation: 'read', path }).allowed).toBe(isCovered)
  })
})

describe('8.3 Which rule applies', () => {
  it.each([
    ['an exact pattern over everything else', ['foo/bar', 'foo/*', 'foo/+'], 'foo/bar', 'foo/bar'],
    ['the longer prefix', ['*', 'foo*', 'foo/b*'], 'foo/bar', 'foo/b*'],
    ['the first wildcard further right', ['+/bar', 'foo/*'], 'foo/bar', 'foo/*'],
    ['one that does not end in *', ['foo/+', 'foo/*'], 'foo/bar', 'foo/+'],
    ['fewer + segments', ['foo/+/+', 'foo/+/bar'], 'foo/x/bar', 'foo/+/bar'],
    ['fewer + segments, both with *', ['foo/+/*', 'foo/*'], 'foo/x/bar', 'foo/*'],
    ['the longer one', ['foo/+/b*', 'foo/+/bar*'], 'foo/x/bar', 'foo/+/bar*'],
    ['the lexicographically greater one', ['+/a/+', '+/+/c'], 'x/a/c', '+/a/+'],
    ['a pattern of segments without a wildcard over a prefix', ['foo/+b*', 'foo/+bar'], 'foo/+bar', 'foo/+bar'],
    ['the wildcard in a later segment, whatever stands before', ['a+/b/+', 'a+/*'], 'a+/b/c', 'a+/b/+'],
  ])('prefers %s', (_, patterns, path, expected) => {
    expect(winner(patterns, path)).toBe(expected)
    expect(winner(patterns.toReversed(), path)).toBe(expected)
  })

  it.each([
    ['an exact pattern with the slash', ['foo/', 'foo', 'foo/*'], 'foo/'],
    ['an exact pattern without it', ['foo', 'foo/*', 'fo*'], 'foo'],
    ['a pattern that covers the path with the slash', ['foo/*', '+'], 'foo/*'],
    ['one that covers only the path without it', ['+'], '+'],
  ])('looks, for a list of foo/, at %s', (_, patterns, expected) => {
    expect(winner(patterns, 'foo/', 'list')).toBe(expected)
    expect(winner(patterns, 'foo/', 'scan') ?? '').toBe(expected)
  })

  it('does not take the slash off for anything but lists', () => {
    expect(winner(['foo', '+'], 'foo/')).toBeUndefined()
  })

  it('combines the permissions of no two patterns', () => {
    const acl = aclFrom('path "foo/*" { capabilities = ["read"] }\npath "foo/bar" { capabilities = ["update"] }')
    expect(decide(acl, { operation: 'read', path: 'foo/bar' }).allowed).toBe(false)
  })
})
