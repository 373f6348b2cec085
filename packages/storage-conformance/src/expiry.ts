import { describe, expect, it } from 'vitest'
import { bytes, said } from './bytes.ts'
import type { StorageOf } from './storage-of.ts'

export function expiry(storage: StorageOf): void {
  const put = (key: string, expiresAt?: number) =>
    storage().write(async (change) => change.put(key, bytes(key), expiresAt === undefined ? {} : { expiresAt }))
  const clear = () =>
    storage().write(async (change) => {
      for (const key of await change.keys({ prefix: 'expiry/', limit: 100 })) change.delete(key)
    })

  describe('expiry', () => {
    it('names what is due, the oldest first, up to the limit', async () => {
      await put('expiry/c', 30)
      await put('expiry/a', 20)
      await put('expiry/b', 10)
      await put('expiry/d')
      expect(await storage().expired(29, 10)).toEqual(['expiry/b', 'expiry/a'])
      expect(await storage().expired(30, 10)).toEqual(['expiry/b', 'expiry/a', 'expiry/c'])
      expect(await storage().expired(30, 1)).toEqual(['expiry/b'])
      expect(await storage().expired(9, 10)).toEqual([])
      await clear()
    })

    it('hides nothing: a row that is due is still a row', async () => {
      await put('expiry/a', 10)
      expect(said(await storage().read((view) => view.get('expiry/a')))).toBe('expiry/a')
      expect(await storage().read((view) => view.keys({ prefix: 'expiry/', limit: 9 }))).toEqual(['expiry/a'])
      await clear()
    })

    it('follows the last put, and goes with the row', async () => {
      for (const key of ['expiry/later', 'expiry/never', 'expiry/gone']) await put(key, 10)
      await put('expiry/later', 20)
      await put('expiry/never')
      await storage().write(async (change) => change.delete('expiry/gone'))
      expect(await storage().expired(15, 10)).toEqual([])
      expect(await storage().expired(4_000_000_000, 10)).toEqual(['expiry/later'])
      await clear()
      expect(await storage().expired(4_000_000_000, 10)).toEqual([])
    })
  })
}
