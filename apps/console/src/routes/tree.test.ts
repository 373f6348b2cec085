import { createMemoryHistory, createRouter } from '@tanstack/react-router'
import { expect, it } from 'vitest'
import { paths } from '#lib/paths.ts'
import { queries } from '#lib/queries.ts'
import { tree } from './tree.tsx'

const router = createRouter({ routeTree: tree, basepath: '/ui', context: { queries }, history: createMemoryHistory() })

function pageAt(address: string) {
  const [, , page] = router.getMatchedRoutes(address)
  return page
}

const addresses = Object.entries(paths).map(
  ([name, path]) => [name, typeof path === 'string' ? path : path('one', 'two')] as const,
)

it.each(addresses)('%s leads to a page: %s', (_, address) => {
  expect(pageAt(address)).toBeDefined()
})

it('knows an address that leads nowhere', () => {
  expect(pageAt('/vault/nowhere')).toBeUndefined()
})
