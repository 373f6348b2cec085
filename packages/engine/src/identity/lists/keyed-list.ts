import type { Listing } from './listing.ts'

/** A list of keys, as it is answered. */
export function plainList({ rows, next }: Listing<unknown>): { keys: string[]; next?: string } {
  return { keys: rows.map(({ key }) => key), ...(next === undefined ? {} : { next }) }
}

/** The same, with what is told of each key. */
export function keyedList<T, I>(found: Listing<T>, infoOf: (record: T) => I) {
  return { ...plainList(found), key_info: Object.fromEntries(found.rows.map(({ key, record }) => [key, infoOf(record)])) }
}
