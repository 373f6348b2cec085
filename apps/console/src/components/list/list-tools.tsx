import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { csvOf, saveFile } from '#lib/csv.ts'
import type { ListSearch } from '#lib/list-search.ts'
import { Button } from '#ui/button.tsx'
import { ColumnMenu } from '#ui/column-menu.tsx'
import type { Column } from '#ui/data-table.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { SavedViews } from './saved-views.tsx'

interface ListToolsProps<Row> {
  readonly nouns: string
  readonly hasSearch: boolean
  readonly search: ListSearch
  readonly onSearch: (search: ListSearch) => void
  readonly columns: readonly Column<Row>[]
  readonly hidden: readonly string[]
  readonly onHide: (hidden: readonly string[]) => void
  /** All rows of the search, not only this page. */
  readonly rowsOfAll: () => Promise<readonly Row[]>
}

/** What stands above a list: its search, its views, its columns, and the way into a file. */
export function ListTools<Row>({ nouns, hasSearch, search, onSearch, columns, hidden, onHide, rowsOfAll }: ListToolsProps<Row>) {
  const [typed, setTyped] = useTyped(search, onSearch)
  const [isBusy, setBusy] = useState(false)
  const download = async () => {
    setBusy(true)
    try {
      const rows = await rowsOfAll()
      const cells = rows.map((row) => columns.map((column) => textOf(column, row)))
      saveFile(
        `${nouns.replaceAll(' ', '-')}.csv`,
        csvOf(
          columns.map(({ title }) => title),
          cells,
        ),
        'text/csv',
      )
    } finally {
      setBusy(false)
    }
  }
  const [, ...optional] = columns
  return (
    <div className="flex flex-wrap items-center gap-2">
      {hasSearch ? <SearchBox label={`Search ${nouns} by name`} value={typed} onChange={setTyped} /> : null}
      <div className="ml-auto flex flex-wrap">
        <SavedViews list={nouns} search={search} onOpen={onSearch} />
        {optional.length > 0 ? <ColumnMenu columns={optional} hidden={hidden} onChange={onHide} /> : null}
        <Button look="quiet" icon={<Download aria-hidden size={16} />} isBusy={isBusy} onClick={() => void download()}>
          CSV
        </Button>
      </div>
    </div>
  )
}

function textOf<Row>({ text, sortBy }: Column<Row>, row: Row): string {
  return text?.(row) ?? String(sortBy?.(row) ?? '')
}

/** The search as it is typed; the address follows when the typing pauses. */
function useTyped(search: ListSearch, onSearch: (search: ListSearch) => void) {
  const { filter = '' } = search
  const [typed, setTyped] = useState(filter)
  const [known, setKnown] = useState(filter)
  if (known !== filter) {
    // The address was changed from elsewhere: by a link, a saved view, or the way back.
    setKnown(filter)
    setTyped(filter)
  }
  useEffect(() => {
    if (typed === filter) return
    const timer = setTimeout(() => onSearch({ ...search, filter: typed || undefined, after: undefined }), 250)
    return () => clearTimeout(timer)
  }, [typed, filter, search, onSearch])
  return [typed, setTyped] as const
}
