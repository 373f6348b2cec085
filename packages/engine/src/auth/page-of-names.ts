import type { View } from '#ports/storage.ts'
import type { Page } from '#storage/page.ts'
import type { World } from '#world.ts'

/** Part of a list of names: behind `after`, at most `limit`, with `filter` in them. */
export interface ListPage {
  readonly after?: string | undefined
  /** 0 or less for all. */
  readonly limit?: number | undefined
  readonly filter?: string | undefined
}

interface NamesAt {
  /** Records whose ids are `<mount uuid>/<name>`. */
  readonly records: { list(view: View, page?: Page): Promise<readonly string[]> }
  readonly mount: string
  readonly page: ListPage
}

/** The names of what belongs to a mount, sorted. */
export async function pageOfNames(world: World, { records, mount, page }: NamesAt): Promise<readonly string[]> {
  const { after = '', limit = 0, filter = '' } = page
  const prefix = `${mount}/`
  const part: Page = {
    prefix,
    ...(after === '' ? {} : { after: prefix + after }),
    ...(limit > 0 && filter === '' ? { limit } : {}),
  }
  const ids = await world.storage.read((view) => records.list(view, part))
  const names = ids.map((id) => id.slice(prefix.length))
  if (filter === '') return names
  const wanted = names.filter((name) => name.toLowerCase().includes(filter.toLowerCase()))
  return limit > 0 ? wanted.slice(0, limit) : wanted
}
