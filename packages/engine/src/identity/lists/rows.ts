import type { View } from '#ports/storage.ts'
import type { Filed } from '#storage/collection.ts'
import type { Page } from '#storage/page.ts'
import { foldedName } from '../name-forms.ts'
import { endOf, type ReadRows } from './listing.ts'

/** What entities and groups have in common where they are listed. */
interface Records<T> {
  records(view: View, page?: Page): Promise<readonly T[]>
  maybeMany(view: View, ids: readonly string[]): Promise<readonly (T | undefined)[]>
  filed(view: View, index: 'byName' | 'byAliasId', page?: Page): Promise<readonly Filed[]>
}

interface Named {
  readonly id: string
  readonly name: string
}

/** Records in the order of their ids. */
export const byId =
  <T extends Named>(records: Records<T>): ReadRows<T> =>
  async (view, page) => {
    const found = await records.records(view, page)
    return {
      rows: found.map((record) => ({ place: record.id, key: record.id, name: record.name, record })),
      end: endOf(
        found.map(({ id }) => id),
        page,
      ),
    }
  }

/** Records in the order of their names, by their names as they are spelled. */
export const byName =
  <T extends Named>(records: Records<T>): ReadRows<T> =>
  async (view, page) => {
    const after = page.after === undefined ? {} : { after: foldedName(page.after) }
    const { filed, holders } = await filedWith(view, records, { index: 'byName', page: { ...page, ...after } })
    return {
      rows: holders.flatMap((record) =>
        record === undefined ? [] : [{ place: record.name, key: record.name, name: record.name, record }],
      ),
      end: endOf(
        filed.map(({ value }) => value),
        page,
      ),
    }
  }

/** An alias with the entity or group it belongs to. */
export interface Held<T, A> {
  readonly holder: T
  readonly alias: A
}

/** Aliases in the order of their ids, each with its holder. */
export const byAliasId =
  <T, A extends Named>(records: Records<T>, aliasesOf: (holder: T) => readonly A[]): ReadRows<Held<T, A>> =>
  async (view, page) => {
    const { filed, holders } = await filedWith(view, records, { index: 'byAliasId', page })
    return {
      rows: filed.flatMap(({ value: id }, index) => {
        const holder = holders[index]
        const alias = holder && aliasesOf(holder).find((candidate) => candidate.id === id)
        return holder && alias ? [{ place: id, key: id, name: alias.name, record: { holder, alias } }] : []
      }),
      end: endOf(
        filed.map(({ value }) => value),
        page,
      ),
    }
  }

interface Index {
  readonly index: 'byName' | 'byAliasId'
  readonly page: Page
}

async function filedWith<T>(view: View, records: Records<T>, { index, page }: Index) {
  const filed = await records.filed(view, index, page)
  const holders = await records.maybeMany(
    view,
    filed.map(({ id }) => id),
  )
  return { filed, holders }
}
