import type { Change } from '@postern/engine/ports/storage.ts'
import { describe, expect, it } from 'vitest'
import { bytes, said } from './bytes.ts'
import type { StorageOf } from './storage-of.ts'

export function contention(storage: StorageOf): void {
  const atOnce = <T>(count: number, work: (change: Change, at: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, at) => storage().write((change) => work(change, at))))
  const keys = (prefix: string) => storage().read((view) => view.keys({ prefix, limit: 1000 }))

  describe('under contention', () => {
    it('no update is lost', async () => {
      const add = async (change: Change) => {
        const count = Number(said(await change.get('count')) ?? '0') + 1
        change.put('count', bytes(String(count)))
        return count
      }
      const counts = await atOnce(64, add)
      expect(counts.sort((one, other) => one - other)).toEqual(Array.from({ length: 64 }, (_, at) => at + 1))
      expect(said(await storage().read((view) => view.get('count')))).toBe('64')
    })

    it('two who read the same do not both write (write skew)', async () => {
      for (const round of Array.from({ length: 10 }, (_, at) => `skew/${at}`)) {
        await storage().write(async (change) => {
          for (const doctor of ['a', 'b']) change.put(`${round}/${doctor}`, bytes('on call'))
        })
        await atOnce(2, async (change, at) => {
          const onCall = (await change.getMany([`${round}/a`, `${round}/b`])).filter((value) => said(value) === 'on call')
          if (onCall.length === 2) change.put(`${round}/${at === 0 ? 'a' : 'b'}`, bytes('at home'))
        })
        const rows = await storage().read((view) => view.range({ prefix: round, limit: 9 }))
        expect(new Set(rows.map(({ value }) => said(value)))).toEqual(new Set(['at home', 'on call']))
      }
    })

    it('nothing appears in a range behind the back of who counted it (phantom)', async () => {
      await atOnce(20, async (change, at) => {
        const taken = await change.keys({ prefix: 'seats/', limit: 100 })
        if (taken.length < 3) change.put(`seats/${at}`, bytes('taken'))
      })
      expect(await keys('seats/')).toHaveLength(3)
    })

    it('nothing vanishes from a range behind the back of who counted it', async () => {
      await storage().write(async (change) => {
        for (const at of [1, 2, 3]) change.put(`admins/${at}`, bytes('admin'))
      })
      await atOnce(3, async (change, at) => {
        const admins = await change.range({ prefix: 'admins/', limit: 100 })
        if (admins.length > 1) change.delete(`admins/${at + 1}`)
      })
      expect(await keys('admins/')).toHaveLength(1)
    })

    it('only one finds an absent key absent', async () => {
      const won = await atOnce(20, async (change, at) => {
        if ((await change.get('name/ada')) !== undefined) return false
        change.put('name/ada', bytes(String(at)))
        return true
      })
      expect(won.filter(Boolean)).toHaveLength(1)
    })

    it('the end of a range is seen by one at a time', async () => {
      await atOnce(20, async (change) => {
        const [last] = await change.keys({ prefix: 'queue/', limit: 1, reverse: true })
        const next = last === undefined ? 0 : Number(last.slice('queue/'.length)) + 1
        change.put(`queue/${String(next).padStart(4, '0')}`, bytes('waiting'))
      })
      expect(await keys('queue/')).toHaveLength(20)
    })

    it('the beginning of a range is taken by one at a time', async () => {
      await storage().write(async (change) => {
        for (const at of Array.from({ length: 20 }, (_, number) => number))
          change.put(`jobs/${String(at).padStart(2, '0')}`, bytes('job'))
      })
      const taken = await atOnce(20, async (change) => {
        const [first] = await change.keys({ prefix: 'jobs/', limit: 1 })
        if (first !== undefined) change.delete(first)
        return first
      })
      expect(new Set(taken).size).toBe(20)
      expect(await keys('jobs/')).toEqual([])
    })

    it('a sum is moved about but never changed', async () => {
      await storage().write(async (change) => {
        for (const at of [0, 1, 2, 3]) change.put(`sum/${at}`, bytes('100'))
      })
      const move = async (change: Change, at: number) => {
        const [from, to] = [`sum/${at % 4}`, `sum/${(at + 1 + (at % 3)) % 4}`]
        const [had, has] = (await change.getMany([from, to])).map((value) => Number(said(value)))
        if (had === undefined || has === undefined || from === to) return
        change.put(from, bytes(String(had - at)))
        change.put(to, bytes(String(has + at)))
      }
      const looks: Promise<number>[] = []
      const total = () =>
        storage().read(async (view) =>
          (await view.range({ prefix: 'sum/', limit: 9 })).reduce((sum, { value }) => sum + Number(said(value)), 0),
        )
      for (const _ of [1, 2, 3, 4]) {
        const moves = atOnce(12, move)
        looks.push(total(), total())
        await moves
        looks.push(total())
      }
      expect(new Set(await Promise.all(looks))).toEqual(new Set([400]))
    })
  })
}
