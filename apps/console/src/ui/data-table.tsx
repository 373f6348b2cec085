import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type RowData,
} from '@tanstack/react-table'
import { useMemo, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { HeadCell, type Sorting } from './head-cell.tsx'
import { RowCheckbox } from './row-checkbox.tsx'
import { ScrollRegion } from './scroll-region.tsx'

export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** What the rows are sorted by; without it the column cannot be sorted. */
  readonly sortBy?: (row: Row) => string | number
  /** What a file of the table says; without it, what the rows are sorted by. */
  readonly text?: (row: Row) => string
  /** Numbers stand at the right. */
  readonly isNumber?: boolean
  /** Left out on narrow screens. */
  readonly isExtra?: boolean
}

/** Which rows are chosen, by key. */
export interface Selection {
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
  /** Rows that cannot be chosen. */
  readonly isFixed?: ((key: string) => boolean) | undefined
}

interface DataTableProps<Row> {
  /** What the table holds, for screen readers. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** What can be done with a row, at its end. */
  readonly actionsOf?: (row: Row) => ReactNode
  readonly sorting?: Sorting | undefined
  readonly onSort?: (sorting: Sorting) => void
  /** Ids of columns that are not shown. */
  readonly hidden?: readonly string[]
  readonly selection?: Selection
}

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnVisibilityFeature,
  rowSelectionFeature,
})

/** A real table with a sticky head. The first column names the row and links to it. */
export function DataTable<Row extends RowData>({
  label,
  columns,
  rows,
  keyOf,
  actionsOf,
  sorting,
  onSort,
  hidden = [],
  selection,
}: DataTableProps<Row>) {
  const definitions = useMemo(() => columns.map((column) => definitionOf(column)), [columns])
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({
    features,
    data,
    columns: definitions,
    getRowId: keyOf,
    state: {
      sorting: sorting === undefined ? [] : [{ id: sorting.id, desc: sorting.isDescending }],
      columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])),
      rowSelection: Object.fromEntries([...(selection?.chosen ?? [])].map((key) => [key, true as const])),
    },
  })
  const shown = table.getVisibleLeafColumns().flatMap(({ id }) => columns.filter((column) => column.id === id))
  const ordered = table.getRowModel().rows
  const choosable = ordered.filter(({ id }) => selection?.isFixed?.(id) !== true)
  const chooseAll = (isChosen: boolean) => selection?.onChange(new Set(isChosen ? choosable.map(({ id }) => id) : []))
  return (
    <ScrollRegion label={`Table of ${label}`} className="max-h-[80dvh] rounded-card border border-border bg-surface">
      <table aria-label={label} aria-rowcount={rows.length + 1} className="w-full border-collapse text-left leading-snug">
        <thead className="sticky top-0 z-10 bg-surface">
          <tr className="border-b border-border">
            {selection ? (
              <th scope="col" className="w-10 pl-3">
                <RowCheckbox
                  label="Choose all rows of this page"
                  isChosen={choosable.length > 0 && choosable.every((row) => row.getIsSelected())}
                  isSome={choosable.some((row) => row.getIsSelected())}
                  onChange={chooseAll}
                />
              </th>
            ) : null}
            {shown.map((column) => (
              <HeadCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
            ))}
            {actionsOf ? (
              <th scope="col" className="w-12">
                <span className="sr-only">Actions</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {ordered.map(({ id, original }) => (
            <tr
              key={id}
              data-testid={`row-${id}`}
              data-row={id}
              aria-selected={selection ? selection.chosen.has(id) : undefined}
              className="h-11 border-b border-border last:border-0 hover:bg-bg aria-selected:bg-info-bg focus-within:shadow-[inset_3px_0_0_var(--accent)]"
            >
              {selection ? (
                <td className="pl-3">
                  {selection.isFixed?.(id) ? null : (
                    <RowCheckbox
                      label={`Choose ${id}`}
                      isChosen={selection.chosen.has(id)}
                      onChange={(isChosen) => selection.onChange(withKey(selection.chosen, id, isChosen))}
                    />
                  )}
                </td>
              ) : null}
              {shown.map((column, index) => {
                const Cell = index === 0 ? 'th' : 'td'
                return (
                  <Cell
                    key={column.id}
                    scope={index === 0 ? 'row' : undefined}
                    className={classes(
                      'px-4 py-2 align-middle',
                      index === 0 ? 'font-medium' : 'font-normal',
                      column.isNumber && 'text-right',
                      column.isExtra && 'max-md:hidden',
                    )}
                  >
                    {column.cell(original)}
                  </Cell>
                )
              })}
              {actionsOf ? <td className="px-2 text-right">{actionsOf(original)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function definitionOf<Row extends RowData>({ id, sortBy }: Column<Row>): ColumnDef<typeof features, Row> {
  return {
    id,
    accessorFn: (row) => sortBy?.(row),
    enableSorting: sortBy !== undefined,
    sortFn: (a, b) => compare(a.getValue(id), b.getValue(id)),
  }
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), undefined, { numeric: true })
}

function withKey(keys: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  return isIn ? new Set([...keys, key]) : new Set([...keys].filter((one) => one !== key))
}
