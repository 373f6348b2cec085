import { expect, it } from 'vitest'
import { isReachable, mountPath, pathsAbove } from './mount-path.ts'

it.each([
  ['jwt', 'jwt/'],
  ['/jwt', 'jwt/'],
  ['team/ci/', 'team/ci/'],
  ['', '/'],
] as const)('spells %s as %s', (sent, path) => {
  expect(mountPath(sent)).toBe(path)
})

it.each(['a//b/', 'a/../b/', './', '../', 'a/./', '/', 'a\nb/'])('says that nothing reaches %j', (path) => {
  expect(isReachable(path)).toBe(false)
})

it.each(['a/', 'a.b/c/', '...a/', 'team/ci/'])('says that requests reach %s', (path) => {
  expect(isReachable(path)).toBe(true)
})

it('names the paths above a path', () => {
  expect(pathsAbove('auth/a/b/')).toEqual(['auth/', 'auth/a/'])
})
