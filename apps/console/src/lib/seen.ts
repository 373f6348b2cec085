import { z } from 'zod'
import { keep, readKept } from './kept.ts'

/** A page somebody looked at, or marked. */
export interface SeenPage {
  readonly title: string
  /** What it is: "Clients". */
  readonly kind: string
  readonly path: string
}

const pages = z.array(z.object({ title: z.string(), kind: z.string(), path: z.string() })).catch([])

const most = 12

/** Pages somebody looked at, the latest first. */
export const seenPages = (): readonly SeenPage[] => readKept('seen', (value) => pages.parse(value))

/** The pages with one more looked at. */
export function withSeen(all: readonly SeenPage[], page: SeenPage): readonly SeenPage[] {
  return [page, ...all.filter(({ path }) => path !== page.path)].slice(0, most)
}

export function noteSeen(page: SeenPage): void {
  keep('seen', withSeen(seenPages(), page))
}

/** Pages somebody marked to find them again. */
export const markedPages = (): readonly SeenPage[] => readKept('marked', (value) => pages.parse(value))

/** Marks a page, or no longer. */
export function toggleMarked(page: SeenPage): void {
  const all = markedPages()
  const rest = all.filter(({ path }) => path !== page.path)
  keep('marked', rest.length < all.length ? rest : [...all, page])
}
