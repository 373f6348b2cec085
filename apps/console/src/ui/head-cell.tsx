import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { classes } from './classes.ts'

/** By which column a table is sorted. */
export interface Sorting {
  readonly id: string
  readonly isDescending: boolean
}

interface HeadCellProps {
  readonly column: {
    readonly id: string
    readonly title: string
    readonly sortBy?: unknown
    readonly isNumber?: boolean
    readonly isExtra?: boolean
  }
  readonly sorting: Sorting | undefined
  readonly onSort: ((sorting: Sorting) => void) | undefined
}

/** The head of a column, which sorts by it where it can. */
export function HeadCell({ column, sorting, onSort }: HeadCellProps) {
  const direction = sorting?.id === column.id ? (sorting.isDescending ? 'descending' : 'ascending') : 'none'
  const Symbol = { none: ChevronsUpDown, ascending: ArrowUp, descending: ArrowDown }[direction]
  const canSort = column.sortBy !== undefined && onSort !== undefined
  return (
    <th
      scope="col"
      aria-sort={canSort ? direction : undefined}
      className={classes(
        'px-4 py-2 text-sm font-medium whitespace-nowrap text-text-2',
        column.isNumber && 'text-right',
        column.isExtra && 'max-md:hidden',
      )}
    >
      {canSort ? (
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
