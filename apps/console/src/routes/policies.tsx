import { z } from 'zod'
import { listSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { page } from './page.tsx'

const text = z.string().optional()

export const policies = [
  page({
    path: paths.policies,
    search: listSearch,
    show: async () => (await import('#features/policies/policy-list-page.tsx')).PolicyListPage,
    load: async ({ queries, search }) =>
      void queries.prefetchQuery((await import('#features/policies/queries.ts')).policyList(search)),
  }),
  page({
    path: paths.newPolicy,
    search: z.object({ template: text }),
    show: async () => (await import('#features/policies/policy-create-page.tsx')).PolicyCreatePage,
  }),
  page({
    path: '/vault/policy/acl/$name',
    show: async () => (await import('#features/policies/policy-page.tsx')).PolicyPage,
    load: async ({ queries, params: { name } }) =>
      queries.ensureQueryData((await import('#features/policies/queries.ts')).policyNamed(name)),
  }),
  page({
    path: '/vault/policy/acl/$name/edit',
    show: async () => (await import('#features/policies/policy-edit-page.tsx')).PolicyEditPage,
    load: async ({ queries, params: { name } }) =>
      queries.ensureQueryData((await import('#features/policies/queries.ts')).policyNamed(name)),
  }),
  page({
    path: paths.simulator,
    search: z.object({ policies: text, entity: text, operation: text, path: text, data: text }),
    show: async () => (await import('#features/simulator/simulator-page.tsx')).SimulatorPage,
  }),
]
