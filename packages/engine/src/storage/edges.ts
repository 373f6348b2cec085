import type { Change, View } from '../ports/storage.ts'
import { bytesOf } from './text.ts'
import { folder, refuseLong, rootNamespace, segment, tail } from './keys.ts'
import { namesIn, type Page } from './page.ts'

/** Who belongs to whom, one key for each direction, so that a group of a million members costs one write to change. */
export interface Edges {
  link(change: Change, from: string, to: string): void
  unlink(change: Change, from: string, to: string): void
  isLinked(view: View, from: string, to: string): Promise<boolean>
  /** Where the edges of `from` lead, in order. */
  leadingFrom(view: View, from: string, page?: Page): Promise<readonly string[]>
  /** Where the edges to `to` come from, in order. */
  leadingTo(view: View, to: string, page?: Page): Promise<readonly string[]>
  /** Cuts edges of `from`, at most `limit`; gives the other ends. */
  unlinkAllFrom(change: Change, from: string, limit?: number): Promise<readonly string[]>
  /** Cuts edges to `to`, at most `limit`; gives the other ends. */
  unlinkAllTo(change: Change, to: string, limit?: number): Promise<readonly string[]>
}

const nothing = bytesOf('')

/** Edges between two kinds of records, named for what they mean: `edges('group-member')` lead from a group to its members. */
export function edges(name: string, namespace: string = rootNamespace): Edges {
  const outOf = (from: string) => folder(namespace, `${name}:to`, segment(from))
  const into = (to: string) => folder(namespace, `${name}:from`, segment(to))

  const self: Edges = {
    link(change, from, to) {
      for (const key of [outOf(from) + tail(to), into(to) + tail(from)]) {
        refuseLong(key)
        change.put(key, nothing)
      }
    },
    unlink(change, from, to) {
      change.delete(outOf(from) + tail(to))
      change.delete(into(to) + tail(from))
    },
    isLinked: async (view, from, to) => (await view.get(outOf(from) + tail(to))) !== undefined,
    leadingFrom: (view, from, page) => namesIn(view, outOf(from), page),
    leadingTo: (view, to, page) => namesIn(view, into(to), page),
    async unlinkAllFrom(change, from, limit) {
      const ends = await namesIn(change, outOf(from), atMost(limit))
      for (const to of ends) self.unlink(change, from, to)
      return ends
    },
    async unlinkAllTo(change, to, limit) {
      const ends = await namesIn(change, into(to), atMost(limit))
      for (const from of ends) self.unlink(change, from, to)
      return ends
    },
  }
  return self
}

function atMost(limit: number | undefined): Page {
  return limit === undefined ? {} : { limit }
}
