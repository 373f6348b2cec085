import { describe, expect, it } from 'vitest'
import { everyRow, listPage, listSearch, pageInput } from './list-search.ts'

describe('the address of a list', () => {
  it('asks for fifty rows unless it says otherwise', () => {
    expect(pageInput(listSearch.parse({}))).toEqual({ limit: 50 })
    expect(pageInput(listSearch.parse({ limit: '25', filter: 'ci', after: 'a' }))).toEqual({
      limit: 25,
      filter: 'ci',
      after: 'a',
    })
  })

  it.each(['0', '10000', 'many'])('passes over a size that makes no sense: %s', (limit) => {
    expect(listSearch.parse({ limit }).limit).toBeUndefined()
  })
})

describe('a page', () => {
  const rowOf = (key: string, info: number | undefined) => ({ key, info })

  it('brings what is known of each name', () => {
    expect(listPage({ keys: ['a', 'b'], key_info: { a: 1 } }, {}, rowOf)).toEqual({
      rows: [
        { key: 'a', info: 1 },
        { key: 'b', info: undefined },
      ],
      next: undefined,
    })
  })

  it('may go on behind its last name when it is full', () => {
    expect(listPage({ keys: ['a', 'b'] }, { limit: 2 }, rowOf).next).toBe('b')
    expect(listPage({ keys: ['a', 'b'] }, { limit: 3 }, rowOf).next).toBeUndefined()
  })

  it('goes on where the server says', () => {
    expect(listPage({ keys: ['a'], next: 'x' }, { limit: 25 }, rowOf).next).toBe('x')
  })
})

it('reads every page of a list', async () => {
  const names = Array.from({ length: 450 }, (_, index) => String(index).padStart(3, '0'))
  const list = ({ after, limit = 50 }: { after?: string | undefined; limit?: number | undefined }) => ({
    queryKey: [],
    queryFn: () => {
      const keys = names.filter((name) => after === undefined || name > after).slice(0, limit)
      return Promise.resolve(listPage({ keys }, { limit }, (key) => key))
    },
  })
  expect(await everyRow(list, {})).toEqual(names)
})
