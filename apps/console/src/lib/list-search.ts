import { z } from 'zod'

/** What a list understands behind `?`: the whole view of it, so that it can be kept as a link. */
export const listSearch = z.object({
  /** Only names that contain this. */
  filter: z.string().optional(),
  /** The page begins behind this name. */
  after: z.string().optional(),
  /** Rows of a page. */
  limit: z.coerce.number().int().min(1).max(200).optional().catch(undefined),
  /** A column's id, with `-` before it the other way round. */
  sort: z.string().optional(),
})
export type ListSearch = z.output<typeof listSearch>

export const pageSizes = [25, 50, 100, 200] as const

/** How a list asks the server for its page. */
export function pageInput({ filter, after, limit = 50 }: ListSearch) {
  return { limit, ...(filter ? { filter } : {}), ...(after ? { after } : {}) }
}

/** The rows of one page, and behind which name the next one begins. */
export interface ListPage<Row> {
  readonly rows: readonly Row[]
  readonly next: string | undefined
}

interface NamedPage<Info> {
  readonly keys: readonly string[]
  readonly key_info?: Readonly<Record<string, Info>> | undefined
  readonly next?: string | undefined
}

/** A page of names as rows. A full page may have another one behind it. */
export function listPage<Info, Row>(
  { keys, key_info: info = {}, next }: NamedPage<Info>,
  { limit = 50 }: ListSearch,
  rowOf: (key: string, info: Info | undefined) => Row,
): ListPage<Row> {
  return { rows: keys.map((key) => rowOf(key, info[key])), next: next ?? (keys.length >= limit ? keys.at(-1) : undefined) }
}

/** How a page of a list is read, for the query client. */
export interface ListQuestion<Row> {
  readonly queryKey: readonly unknown[]
  readonly queryFn: () => Promise<ListPage<Row>>
}

/** No file of a table gets longer. */
const most = 10_000

/** All rows a search finds, page by page. */
export async function everyRow<Row>(
  list: (search: ListSearch) => ListQuestion<Row>,
  search: ListSearch,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  let after: string | undefined
  do {
    const page = await list({ ...search, after, limit: 200 }).queryFn()
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined && rows.length < most)
  return rows
}
