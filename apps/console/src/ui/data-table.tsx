import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { classes } from './classes.ts'

export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** What the rows are sorted by; without it the column cannot be sorted. */
  readonly sortBy?: (row: Row) => string | number
  /** Numbers stand at the right. */
  readonly isNumber?: boolean
  /** Left out on narrow screens. */
  readonly isExtra?: boolean
}

interface DataTableProps<Row> {
  /** What the table holds, for screen readers. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** What can be done with a row, at its end. */
  readonly actionsOf?: (row: Row) => ReactNode
}

interface Sorting {
  readonly id: string
  readonly isDescending: boolean
}

/** A real table with a sticky head. The first column names the row and links to it. */
export function DataTable<Row>({ label, columns, rows, keyOf, actionsOf }: DataTableProps<Row>) {
  const [sorting, setSorting] = useState<Sorting>()
  const sortedRows = sorted(rows, columns, sorting)
  return (
    <div className="overflow-x-auto rounded-card border border-border bg-surface">
      <table aria-label={label} aria-rowcount={rows.length + 1} className="w-full border-collapse text-left">
        <thead className="bg-surface">
          <tr className="border-b border-border">
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sorting={sorting} onSort={setSorting} />
            ))}
            {actionsOf ? (
              <th scope="col" className="w-12">
                <span className="sr-only">Actions</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {sortedRows.map((row) => (
            <tr
              key={keyOf(row)}
              data-testid={`row-${keyOf(row)}`}
              className="h-11 border-b border-border last:border-0 hover:bg-bg"
            >
              {columns.map((column, index) => {
                const Cell = index === 0 ? 'th' : 'td'
                return (
                  <Cell
                    key={column.id}
                    scope={index === 0 ? 'row' : undefined}
                    className={classes(
                      'px-4 py-2 align-middle font-normal',
                      index === 0 && 'font-medium',
                      column.isNumber && 'text-right',
                      column.isExtra && 'max-md:hidden',
                    )}
                  >
                    {column.cell(row)}
                  </Cell>
                )
              })}
              {actionsOf ? <td className="px-2 text-right">{actionsOf(row)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface HeadCellProps<Row> {
  readonly column: Column<Row>
  readonly sorting: Sorting | undefined
  readonly onSort: (sorting: Sorting) => void
}

function HeadCell<Row>({ column, sorting, onSort }: HeadCellProps<Row>) {
  const direction = sorting?.id === column.id ? (sorting.isDescending ? 'descending' : 'ascending') : 'none'
  const Symbol = { none: ChevronsUpDown, ascending: ArrowUp, descending: ArrowDown }[direction]
  return (
    <th
      scope="col"
      aria-sort={column.sortBy ? direction : undefined}
      className={classes(
        'px-4 py-2 text-sm font-medium text-text-2',
        column.isNumber && 'text-right',
        column.isExtra && 'max-md:hidden',
      )}
    >
      {column.sortBy ? (
        <button
          type="button"
          className="inline-flex min-h-6 items-center gap-1 hover:text-text"
          onClick={() => onSort({ id: column.id, isDescending: direction === 'ascending' })}
        >
          {column.title}
          <Symbol aria-hidden size={13} />
        </button>
      ) : (
        column.title
      )}
    </th>
  )
}

function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting | undefined): readonly Row[] {
  const by = columns.find(({ id }) => id === sorting?.id)?.sortBy
  if (by === undefined) return rows
  const order = rows.toSorted((a, b) => compare(by(a), by(b)))
  return sorting?.isDescending ? order.toReversed() : order
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), undefined, { numeric: true })
}
