import { expect, it } from 'vitest'
import { withSeen, type SeenPage } from './seen.ts'

const page = (path: string): SeenPage => ({ title: path, kind: 'Keys', path })

it('puts the latest first, and each page once', () => {
  const pages = ['a', 'b', 'a'].reduce<readonly SeenPage[]>((all, path) => withSeen(all, page(path)), [])
  expect(pages.map(({ path }) => path)).toEqual(['a', 'b'])
})

it('forgets what was long ago', () => {
  const many = Array.from({ length: 30 }, (_, index) => page(String(index)))
  const pages = many.reduce<readonly SeenPage[]>(withSeen, [])
  expect(pages).toHaveLength(12)
  expect(pages[0]?.path).toBe('29')
})
