import type { Sorting } from '#ui/head-cell.tsx'

/** The sorting an address speaks of: `name`, or `-name` for the other way round. */
export function sortingOf(word: string | undefined): Sorting | undefined {
  if (!word) return undefined
  return word.startsWith('-') ? { id: word.slice(1), isDescending: true } : { id: word, isDescending: false }
}

/** A sorting as a word of an address. */
export function wordOf({ id, isDescending }: Sorting): string {
  return isDescending ? `-${id}` : id
}
