import { pageSizes, type ListSearch } from '#lib/list-search.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/select.tsx'

interface ListPagerProps {
  readonly search: ListSearch
  readonly next: string | undefined
  readonly count: number
  readonly onGo: (search: ListSearch) => void
}

const sizes = pageSizes.map((size) => ({ value: String(size), label: `${size} rows` }))

/** Goes through a list page by page. Counting it all would cost a look at every row. */
export function ListPager({ search, next, count, onGo }: ListPagerProps) {
  const { after, limit = 50 } = search
  if (after === undefined && next === undefined && count <= pageSizes[0]) return null
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-2">
      <p className="mr-auto text-sm text-text-2">
        {count} {count === 1 ? 'row' : 'rows'} on this page{next === undefined ? ', the last one' : ''}
      </p>
      <div className="w-32">
        <Select
          aria-label="Rows of a page"
          value={String(limit)}
          choices={sizes}
          onChange={(size) => onGo({ ...search, limit: Number(size), after: undefined })}
        />
      </div>
      <Button
        cannot={after === undefined ? 'This is the first page' : undefined}
        onClick={() => onGo({ ...search, after: undefined })}
      >
        First page
      </Button>
      <Button cannot={next === undefined ? 'This is the last page' : undefined} onClick={() => onGo({ ...search, after: next })}>
        Next page
      </Button>
    </nav>
  )
}
