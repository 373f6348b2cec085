import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { userNamed } from './queries.ts'
import { UserForm } from './user-form.tsx'
import { userValuesOf } from './user-values.ts'

interface UserEditPageProps {
  readonly params: { readonly mount: string; readonly name: string }
}

/** Changes a user. */
export function UserEditPage({ params: { mount, name } }: UserEditPageProps) {
  const { data: user } = useSuspenseQuery(userNamed(mount, name))
  const queries = useQueryClient()
  return (
    <Page
      title={`Edit ${name}`}
      crumbs={[
        { label: mount, to: paths.authMount(mount) },
        { label: 'Users', to: paths.users(mount) },
        { label: name, to: paths.user(mount, name) },
      ]}
    >
      <UserForm
        mount={mount}
        isNew={false}
        initial={userValuesOf(name, user)}
        readAgain={async () => userValuesOf(name, await queries.fetchQuery({ ...userNamed(mount, name), staleTime: 0 }))}
      />
    </Page>
  )
}
