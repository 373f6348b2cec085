import type { Storage } from '@postern/engine/ports/storage.ts'
import { afterAll, beforeAll, describe } from 'vitest'
import { changeNotices } from './change-notices.ts'
import { contention } from './contention.ts'
import { expiry } from './expiry.ts'
import { model } from './model.ts'
import { ranges } from './ranges.ts'
import { serialOrder } from './serial-order.ts'
import type { StorageOf } from './storage-of.ts'
import { transactions } from './transactions.ts'

/** A storage to be tested; it is empty when opened. */
export interface StorageFixture {
  readonly name: string
  open(): Promise<Storage>
}

/** What every storage must do. An adapter's test file calls this once. */
export function storageConformance({ name, open }: StorageFixture): void {
  describe(`${name} is a storage:`, () => {
    let storage: Storage | undefined
    const current: StorageOf = () => {
      if (storage === undefined) throw new Error('the storage did not open')
      return storage
    }
    beforeAll(async () => {
      storage = await open()
    })
    afterAll(() => storage?.close())

    for (const topic of [transactions, ranges, contention, serialOrder, expiry, changeNotices, model]) topic(current)
  })
}
