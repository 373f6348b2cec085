import { listSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'
import { page } from './page.tsx'

export const assignments = [
  page({
    path: paths.assignments,
    search: listSearch,
    show: async () => (await import('#features/assignments/assignment-list-page.tsx')).AssignmentListPage,
    load: async ({ queries, search }) =>
      void queries.prefetchQuery((await import('#features/assignments/queries.ts')).assignmentList(search)),
  }),
  page({
    path: paths.newAssignment,
    show: async () => (await import('#features/assignments/assignment-create-page.tsx')).AssignmentCreatePage,
  }),
  page({
    path: `${paths.assignments}/$name`,
    show: async () => (await import('#features/assignments/assignment-page.tsx')).AssignmentPage,
    load: async ({ queries, params: { name } }) => {
      const { assignmentNamed, clientsOf } = await import('#features/assignments/queries.ts')
      void queries.prefetchQuery(clientsOf(name))
      await queries.ensureQueryData(assignmentNamed(name))
    },
  }),
  page({
    path: `${paths.assignments}/$name/edit`,
    show: async () => (await import('#features/assignments/assignment-edit-page.tsx')).AssignmentEditPage,
    load: async ({ queries, params: { name } }) =>
      queries.ensureQueryData((await import('#features/assignments/queries.ts')).assignmentNamed(name)),
  }),
]
