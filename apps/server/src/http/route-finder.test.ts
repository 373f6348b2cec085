import type { Operation, Route } from '@postern/contract/routes/define-routes.ts'
import { describe, expect, it } from 'vitest'
import { createRouteFinder } from './route-finder.ts'

const route = (operation: Operation, path: string, more: Partial<Route> = {}) => ({
  route: { operation, path, summary: '', ...more },
  bound: `${operation} ${path}`,
})

const finder = createRouteFinder([
  route('list', 'role'),
  route('read', 'role/:name'),
  route('write', 'role/:name'),
  route('write', 'role/:role/cases'),
  route('read', 'role/special'),
  route('write', 'login', { isOpen: true }),
  route('read', 'policies/acl/:name*'),
  route('write', 'policies/acl/simulate'),
  route('read', 'entity/name/:name+'),
  route('write', 'mounts/:path*'),
  route('write', 'mounts/:path*/tune'),
])

const boundOf = (path: string, operation: Operation) => {
  const found = finder.find(path, operation)
  return 'bound' in found ? [found.bound, found.params] : found
}

describe('spec/core.md 1.2: paths', () => {
  it.each([
    ['role', 'list', 'list role', {}],
    ['role/', 'list', 'list role', {}],
    ['role/ci', 'read', 'read role/:name', { name: 'ci' }],
    ['role/special', 'read', 'read role/special', {}],
    ['role/special', 'write', 'write role/:name', { name: 'special' }],
    ['role/ci/cases', 'write', 'write role/:role/cases', { role: 'ci' }],
    ['policies/acl/a/b', 'read', 'read policies/acl/:name*', { name: 'a/b' }],
    ['policies/acl/simulate', 'write', 'write policies/acl/simulate', {}],
    ['policies/acl/simulate', 'read', 'read policies/acl/:name*', { name: 'simulate' }],
    ['entity/name/a b', 'read', 'read entity/name/:name+', { name: 'a b' }],
    ['mounts/auth/a', 'write', 'write mounts/:path*', { path: 'auth/a' }],
    ['mounts/auth/a/tune', 'write', 'write mounts/:path*/tune', { path: 'auth/a' }],
    ['mounts/tune/tune', 'write', 'write mounts/:path*/tune', { path: 'tune' }],
    ['mounts/tune', 'write', 'write mounts/:path*', { path: 'tune' }],
    ['mounts/a/tune/b', 'write', 'write mounts/:path*', { path: 'a/tune/b' }],
  ] as const)('finds %s to %s', (path, operation, bound, params) => {
    expect(boundOf(path, operation)).toEqual([bound, params])
  })

  it.each([
    ['nothing', 'read', { missing: 'path', isOpen: false }],
    ['role/-x', 'read', { missing: 'path', isOpen: false }],
    ['role/a b', 'read', { missing: 'path', isOpen: false }],
    ['role/ci/', 'read', { missing: 'path', isOpen: false }],
    ['role/ci', 'delete', { missing: 'operation', isOpen: false }],
    ['login', 'read', { missing: 'operation', isOpen: true }],
    ['policies/acl/', 'read', { missing: 'path', isOpen: false }],
    ['toString', 'read', { missing: 'path', isOpen: false }],
  ] as const)('finds nothing at %s to %s', (path, operation, missing) => {
    expect(boundOf(path, operation)).toEqual(missing)
  })
})
