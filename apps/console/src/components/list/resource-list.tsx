import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RowData } from '@tanstack/react-table'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState, type ReactNode } from 'react'
import { z } from 'zod'
import { Failure } from '#components/failure.tsx'
import { useUndo } from '#components/undo/undo-context.ts'
import { keep, readKept } from '#lib/kept.ts'
import { everyRow, type ListQuestion, type ListSearch } from '#lib/list-search.ts'
import { Button } from '#ui/button.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import type { BulkAct } from './bulk-run.tsx'
import { ListPager } from './list-pager.tsx'
import { ListTools } from './list-tools.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { sortingOf, wordOf } from './sort-word.ts'
import { useRowKeys } from './use-row-keys.ts'

interface ResourceListProps<Row extends RowData> {
  /** In the plural, as a sentence has it: "scopes". */
  readonly nouns: string
  readonly search: ListSearch
  readonly list: (search: ListSearch) => ListQuestion<Row>
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string
  readonly actionsOf?: (row: Row) => ReactNode
  /** Where the key `n` leads. */
  readonly newTo?: string
  /** Where there are no names to search. */
  readonly hasSearch?: boolean
  /** What is done to several rows at once. */
  readonly bulk?: BulkAct
  /** Built-in rows, to which it cannot be done. */
  readonly isBuiltIn?: (key: string) => boolean
  /** Under which id a row waits for its removal. */
  readonly removalId?: (key: string) => string
  /** Stands where nothing exists yet. */
  readonly whenEmpty: ReactNode
}

/** A list of objects: search, sorting, pages, columns, choice of rows. All of its view is in the address. */
export function ResourceList<Row extends RowData>(props: ResourceListProps<Row>) {
  const { nouns, hasSearch = true, search, list, columns, keyOf, actionsOf, newTo, bulk, isBuiltIn, removalId, whenEmpty } = props
  const queries = useQueryClient()
  const { waiting } = useUndo()
  const [hidden, hide] = useHidden(nouns)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { data, error, isPlaceholderData } = useQuery({ ...list(search), placeholderData: keepPreviousData })
  const go = useGo()
  const toggle = (key: string) => {
    if (isBuiltIn?.(key) !== true) setChosen((now) => toggled(now, key))
  }
  const frame = useRowKeys({ newTo, onToggle: bulk && toggle })

  if (error !== null) return <Failure error={error} what={`list the ${nouns}`} />
  if (data === undefined) return <Skeleton />
  const rows = data.rows.filter((row) => removalId === undefined || !waiting.has(removalId(keyOf(row))))
  if (rows.length === 0 && !search.filter && !search.after) return whenEmpty
  const selection = bulk && { chosen, onChange: setChosen, isFixed: isBuiltIn }

  return (
    <div ref={frame} className="flex flex-col gap-3">
      <ListTools
        nouns={nouns}
        hasSearch={hasSearch}
        search={search}
        onSearch={go}
        columns={columns}
        hidden={hidden}
        onHide={hide}
        rowsOfAll={() => everyRow(list, search)}
      />
      {bulk ? (
        <SelectionBar
          nouns={nouns}
          bulk={bulk}
          chosen={chosen}
          onClear={() => setChosen(new Set())}
          onRun={() => void queries.invalidateQueries({ queryKey: list(search).queryKey.slice(0, 1) })}
        />
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={`No ${nouns} match`} action={<Button onClick={() => go({})}>Clear the search</Button>}>
          No name here contains “{search.filter}”.
        </EmptyState>
      ) : (
        <div className={isPlaceholderData ? 'opacity-70' : undefined} aria-busy={isPlaceholderData}>
          <DataTable
            label={nouns}
            columns={columns}
            rows={rows}
            keyOf={keyOf}
            hidden={hidden}
            sorting={sortingOf(search.sort)}
            onSort={(sorting) => go({ ...search, sort: wordOf(sorting) })}
            {...(actionsOf === undefined ? {} : { actionsOf })}
            {...(selection === undefined ? {} : { selection })}
          />
        </div>
      )}
      <ListPager search={search} next={data.next} count={rows.length} onGo={go} />
    </div>
  )
}

/** Leads to another view of the same list. */
function useGo(): (search: ListSearch) => void {
  const navigate = useNavigate()
  const now: object = useSearch({ strict: false })
  return useCallback(
    (search) => void navigate({ to: '.', search: { ...now, ...cleared, ...search }, replace: true }),
    [navigate, now],
  )
}

/** What another view of a list does not keep of the view before. What else is in the address stays. */
const cleared: ListSearch = { filter: undefined, after: undefined, limit: undefined, sort: undefined }

const texts = z.array(z.string()).catch([])

function useHidden(nouns: string) {
  const name = `hidden.${nouns}`
  const [hidden, setHidden] = useState<readonly string[]>(() => readKept(name, (value) => texts.parse(value)))
  const hide = (next: readonly string[]) => {
    keep(name, next)
    setHidden(next)
  }
  return [hidden, hide] as const
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return keys.has(key) ? new Set([...keys].filter((one) => one !== key)) : new Set([...keys, key])
}
