import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { UserForm } from './user-form.tsx'
import { newUser } from './user-values.ts'

/** Makes a user. */
export function UserCreatePage({ params: { mount } }: { readonly params: { readonly mount: string } }) {
  return (
    <Page
      title="New user"
      crumbs={[
        { label: 'Auth mounts', to: paths.authMounts },
        { label: mount, to: paths.authMount(mount) },
        { label: 'Users', to: paths.users(mount) },
      ]}
    >
      <UserForm mount={mount} isNew initial={newUser} />
    </Page>
  )
}
