import type { View } from '#ports/storage.ts'
import type { Page } from '#storage/page.ts'

/** How a list is asked for. */
export interface SentPage {
  readonly after?: string | undefined
  /** 0 or less for all. */
  readonly limit?: number | undefined
  /** Only what has this text in its name, in any case, or is its key. */
  readonly filter?: string | undefined
}

/** A row of a list: where it stands, what it is called, and what more can be told of it. */
export interface Row<T> {
  readonly place: string
  readonly key: string
  readonly name: string
  readonly record: T
}

/** Some rows in order, and behind which place the next ones begin; undefined behind the last. */
export interface Batch<T> {
  readonly rows: readonly Row<T>[]
  readonly end: string | undefined
}

/** Reads rows of a list in order. */
export type ReadRows<T> = (view: View, page: Page & { readonly limit: number }) => Promise<Batch<T>>

/** A page of a list. `next` is where the one behind it begins, where a filter keeps the reader from telling. */
export interface Listing<T> {
  readonly rows: readonly Row<T>[]
  readonly next?: string
}

const batchSize = 1000

/** The page of a list that was asked for, read in batches until it is full. `after` is a place. */
export async function listing<T>(
  view: View,
  { after = '', limit = 0, filter = '' }: SentPage,
  read: ReadRows<T>,
): Promise<Listing<T>> {
  const most = limit > 0 ? limit : Number.POSITIVE_INFINITY
  const isWanted = wantedBy(filter)
  const found: Row<T>[] = []
  let from = after === '' ? undefined : after
  do {
    const size = filter === '' ? Math.min(batchSize, most - found.length) : batchSize
    const { rows, end } = await read(view, { limit: size, ...(from === undefined ? {} : { after: from }) })
    found.push(...rows.filter(isWanted))
    from = end
  } while (from !== undefined && found.length < most)

  const rows = found.slice(0, most)
  const last = rows.at(-1)
  const isCut = filter !== '' && (found.length > most || from !== undefined)
  return { rows, ...(isCut && last !== undefined ? { next: last.place } : {}) }
}

/** Where the next batch begins: behind the last of these places, if they are as many as were asked for. */
export function endOf(places: readonly string[], { limit }: { readonly limit: number }): string | undefined {
  return places.length < limit ? undefined : places.at(-1)
}

function wantedBy(filter: string): (row: Pick<Row<unknown>, 'key' | 'name'>) => boolean {
  const wanted = filter.toLowerCase()
  // Parts of random ids would find anybody.
  return ({ key, name }) => name.toLowerCase().includes(wanted) || key === filter
}
