import type { Changed } from '@postern/engine/ports/storage.ts'
import { describe, expect, it } from 'vitest'
import { bytes } from './bytes.ts'
import type { StorageOf } from './storage-of.ts'

export function changeNotices(storage: StorageOf): void {
  describe('a listener', () => {
    it('hears of a change before its write resolves', async () => {
      const heard = new Set<string>()
      const stop = storage().onChange((changed: Changed) => {
        if (changed !== 'everything') for (const key of changed) heard.add(key)
      })
      await storage().write(async (change) => {
        change.put('notice/a', bytes('1'))
        change.delete('notice/b')
      })
      expect([...heard]).toEqual(expect.arrayContaining(['notice/a', 'notice/b']))

      stop()
      await storage().write(async (change) => change.put('notice/c', bytes('1')))
      expect([...heard]).not.toContain('notice/c')
    })

    it('hears nothing of a change that failed', async () => {
      const heard: Changed[] = []
      const stop = storage().onChange((changed) => heard.push(changed))
      const failing = storage().write(async (change) => {
        change.put('notice/d', bytes('1'))
        throw new Error('said no')
      })
      await expect(failing).rejects.toThrow('said no')
      stop()
      expect(heard.flat()).not.toContain('notice/d')
    })
  })
}
