import { expect, it } from 'vitest'
import { folderNames, type NamesBehind } from './folder-names.ts'

const holding = (names: readonly string[]) => {
  const asked: unknown[] = []
  const namesBehind: NamesBehind = async (page) => {
    asked.push(page)
    const { prefix, after = '', limit } = page
    return names
      .toSorted()
      .filter((name) => name.startsWith(prefix) && name > after)
      .slice(0, limit)
  }
  return { namesBehind, asked }
}

const tree = ['a', 'a/x', 'a/y/z', 'b/1', 'b/2', 'c', 'other/c']

it('shows names and, for what is deeper, the folder once', async () => {
  const { namesBehind } = holding(tree)
  expect(await folderNames(namesBehind, { folder: '' })).toEqual(['a', 'a/', 'b/', 'c', 'other/'])
  expect(await folderNames(namesBehind, { folder: 'a/' })).toEqual(['x', 'y/'])
  expect(await folderNames(namesBehind, { folder: 'none/' })).toEqual([])
})

it('goes on behind a name or a folder', async () => {
  const { namesBehind } = holding(tree)
  expect(await folderNames(namesBehind, { folder: '', after: 'a', limit: 2 })).toEqual(['a/', 'b/'])
  expect(await folderNames(namesBehind, { folder: '', after: 'b/' })).toEqual(['c', 'other/'])
})

it('skips what lies in a folder, however much it is', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => `f/${index.toString().padStart(5, '0')}`)
  const { namesBehind, asked } = holding([...many, 'g'])
  expect(await folderNames(namesBehind, { folder: '' })).toEqual(['f/', 'g'])
  expect(asked).toHaveLength(2)
})
