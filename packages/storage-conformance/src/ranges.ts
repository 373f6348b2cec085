import { beforeAll, describe, expect, it } from 'vitest'
import { bytes } from './bytes.ts'
import type { StorageOf } from './storage-of.ts'

const ordered = [
  'r/',
  'r/a',
  'r/a/b',
  'r/aa',
  'r/b',
  'r/ü',
  'r/\ud7ff',
  'r/\ue000',
  'r/\uffff',
  'r/\u{10000}',
  'r/\u{10ffff}',
  'r/\u{10ffff}a',
]

export function ranges(storage: StorageOf): void {
  describe('a range', () => {
    const keys = (range: {
      readonly prefix: string
      readonly after?: string
      readonly limit?: number
      readonly reverse?: boolean
    }) => storage().read((view) => view.keys({ limit: 100, ...range }))

    beforeAll(() =>
      storage().write(async (change) => {
        for (const key of [...ordered].reverse()) change.put(key, bytes(key))
        change.put('q/z', bytes('before'))
        change.put('r', bytes('before'))
        change.put('r0', bytes('behind'))
      }),
    )

    it('is ordered as the bytes of UTF-8', async () => {
      expect(await keys({ prefix: 'r/' })).toEqual(ordered)
      expect(await keys({ prefix: 'r/', reverse: true })).toEqual([...ordered].reverse())
    })

    it('has the values with the keys', async () => {
      const rows = await storage().read((view) => view.range({ prefix: 'r/a', limit: 2 }))
      expect(rows.map(({ key, value }) => [key, [...value]])).toEqual(['r/a', 'r/a/b'].map((key) => [key, [...bytes(key)]]))
    })

    it('keeps to its prefix', async () => {
      expect(await keys({ prefix: 'r/a' })).toEqual(['r/a', 'r/a/b', 'r/aa'])
      expect(await keys({ prefix: 'r/\ud7ff' })).toEqual(['r/\ud7ff'])
      expect(await keys({ prefix: 'r/\u{10ffff}' })).toEqual(['r/\u{10ffff}', 'r/\u{10ffff}a'])
      expect(await keys({ prefix: 'r/zzz' })).toEqual([])
    })

    it('does not take signs of a pattern for more than they are', async () => {
      await storage().write(async (change) => {
        for (const key of ['p%/a', 'p_/a', 'px/a', 'p\\/a', "p'/a"]) change.put(key, bytes(key))
      })
      for (const prefix of ['p%', 'p_', 'p\\', "p'"]) expect(await keys({ prefix })).toEqual([`${prefix}/a`])
    })

    it('begins behind a key, there or not', async () => {
      expect(await keys({ prefix: 'r/', after: 'r/a', limit: 2 })).toEqual(['r/a/b', 'r/aa'])
      expect(await keys({ prefix: 'r/', after: 'r/a0', limit: 1 })).toEqual(['r/aa'])
      expect(await keys({ prefix: 'r/a', after: 'q' })).toEqual(['r/a', 'r/a/b', 'r/aa'])
      expect(await keys({ prefix: 'r/a', after: 's' })).toEqual([])
    })

    it('goes backwards before a key, there or not', async () => {
      expect(await keys({ prefix: 'r/', after: 'r/b', limit: 2, reverse: true })).toEqual(['r/aa', 'r/a/b'])
      expect(await keys({ prefix: 'r/', after: 'r/a0', limit: 1, reverse: true })).toEqual(['r/a/b'])
      expect(await keys({ prefix: 'r/a', after: 's', reverse: true })).toEqual(['r/aa', 'r/a/b', 'r/a'])
      expect(await keys({ prefix: 'r/a', after: 'q', reverse: true })).toEqual([])
    })

    it('ends at its limit', async () => {
      expect(await keys({ prefix: 'r/', limit: 3 })).toEqual(ordered.slice(0, 3))
      expect(await keys({ prefix: 'r/', limit: 0 })).toEqual([])
      expect(await keys({ prefix: 'r/', limit: Number.MAX_SAFE_INTEGER })).toEqual(ordered)
    })

    it('may hold keys of 2048 bytes, and none of more', async () => {
      const [longest, longer] = ['ü'.repeat(1022) + 'long', 'ü'.repeat(1022) + 'longer']
      await storage().write(async (change) => change.put(longest, bytes('1')))
      expect(await keys({ prefix: 'üü' })).toEqual([longest])
      expect(await storage().read((view) => view.get(longer))).toBeUndefined()
      await expect(storage().write(async (change) => change.put(longer, bytes('1')))).rejects.toThrow(RangeError)
    })

    it('may be everything', async () => {
      expect(await keys({ prefix: '', limit: Number.MAX_SAFE_INTEGER })).toEqual(expect.arrayContaining(ordered))
      expect(await keys({ prefix: '', after: 'r/b', limit: 1 })).toEqual(['r/ü'])
    })
  })
}
