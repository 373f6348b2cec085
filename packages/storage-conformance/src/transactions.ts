import { describe, expect, it } from 'vitest'
import { bytes, said } from './bytes.ts'
import type { StorageOf } from './storage-of.ts'

export function transactions(storage: StorageOf): void {
  describe('a transaction', () => {
    it('keeps values as they are', async () => {
      const values = [new Uint8Array(), new Uint8Array([0, 255, 1]), new Uint8Array(100_000).fill(7)]
      await storage().write(async (change) => {
        for (const [at, value] of values.entries()) change.put(`values/${at}`, value)
      })
      const found = await storage().read((view) => view.getMany(['values/0', 'values/1', 'values/2', 'values/3', 'values/1']))
      expect(found.map((value) => value && [...value])).toEqual([
        ...values.map((value) => [...value]),
        undefined,
        [...(values[1] ?? [])],
      ])
      expect(await storage().read((view) => view.get('values/3'))).toBeUndefined()
    })

    it('keeps a value that is part of a larger buffer', async () => {
      const buffer = bytes('before-the value-behind')
      await storage().write(async (change) => change.put('slice', buffer.subarray(7, 16)))
      expect(said(await storage().read((view) => view.get('slice')))).toBe('the value')
    })

    it('gives the result of its work, and does all or nothing', async () => {
      expect(await storage().write(async (change) => (change.put('all/a', bytes('1')), 'result'))).toBe('result')
      const failure = new Error('said no')
      const failing = storage().write(async (change) => {
        change.put('all/b', bytes('1'))
        change.delete('all/a')
        throw failure
      })
      await expect(failing).rejects.toBe(failure)
      expect(await storage().read((view) => view.keys({ prefix: 'all/', limit: 9 }))).toEqual(['all/a'])
      await expect(storage().read(() => Promise.reject(failure))).rejects.toBe(failure)
    })

    it('overwrites and deletes; the last word on a key counts', async () => {
      await storage().write(async (change) => {
        change.put('last/a', bytes('1'))
        change.put('last/a', bytes('2'))
        change.put('last/b', bytes('1'))
        change.delete('last/b')
        change.delete('last/c')
        change.put('last/c', bytes('3'))
      })
      const rows = await storage().read((view) => view.range({ prefix: 'last/', limit: 9 }))
      expect(rows.map(({ key, value }) => [key, said(value)])).toEqual([
        ['last/a', '2'],
        ['last/c', '3'],
      ])
    })

    it('sees what it has written itself', async () => {
      await storage().write(async (change) => {
        for (const key of ['own/a', 'own/c', 'own/e']) change.put(key, bytes('old'))
      })
      await storage().write(async (change) => {
        change.put('own/b', bytes('new'))
        change.put('own/e', bytes('new'))
        change.delete('own/c')
        expect(said(await change.get('own/b'))).toBe('new')
        expect(await change.get('own/c')).toBeUndefined()
        expect((await change.getMany(['own/a', 'own/c', 'own/e', 'own/b'])).map(said)).toEqual(['old', undefined, 'new', 'new'])
        expect(await change.keys({ prefix: 'own/', limit: 9 })).toEqual(['own/a', 'own/b', 'own/e'])
        expect(await change.keys({ prefix: 'own/', limit: 2, reverse: true })).toEqual(['own/e', 'own/b'])
        expect(await change.keys({ prefix: 'own/', limit: 2, after: 'own/a' })).toEqual(['own/b', 'own/e'])
        expect((await change.range({ prefix: 'own/', limit: 2 })).map(({ value }) => said(value))).toEqual(['old', 'new'])
      })
    })

    it('reads one moment, whatever is written meanwhile', async () => {
      const write = (value: string) =>
        storage().write(async (change) => {
          change.put('moment/a', bytes(value))
          change.put(`moment/${value}`, bytes(value))
        })
      await write('1')
      await storage().read(async (view) => {
        expect(said(await view.get('moment/a'))).toBe('1')
        await write('2')
        expect(said(await view.get('moment/a'))).toBe('1')
        expect(await view.keys({ prefix: 'moment/', limit: 9 })).toEqual(['moment/1', 'moment/a'])
        expect(said(await storage().read((later) => later.get('moment/a')))).toBe('2')
      })
    })

    it('runs again when what it read has changed', async () => {
      const seen: (string | undefined)[] = []
      const key = 'again/a'
      await storage().write(async (change) => {
        seen.push(said(await change.get(key)))
        if (seen.length === 1) await storage().write(async (other) => other.put(key, bytes('other')))
        change.put(key, bytes(`${seen.at(-1)} and mine`))
      })
      expect(seen).toEqual([undefined, 'other'])
      expect(said(await storage().read((view) => view.get(key)))).toBe('other and mine')
    })

    it('is not stopped by a change to what it has not read', async () => {
      let runs = 0
      await storage().write(async (change) => {
        runs += 1
        await change.get('apart/a')
        await change.keys({ prefix: 'apart/b', limit: 1 })
        if (runs === 1) await storage().write(async (other) => other.put('apart/c', bytes('other')))
        change.put('apart/c', bytes('mine'))
        change.put('apart/d', bytes('mine'))
      })
      expect((await storage().read((view) => view.getMany(['apart/c', 'apart/d']))).map(said)).toEqual(['mine', 'mine'])
    })

    it('cannot be written to after its end', async () => {
      const kept = await storage().write(async (change) => [change])
      expect(() => kept[0]?.put('late', bytes('1'))).toThrow('after its end')
    })
  })
}
