import { Plus } from 'lucide-react'
import { ButtonLink } from '#components/link.tsx'
import { byType } from '#components/mount/by-type.tsx'
import { MountFrame } from '#components/mount/mount-frame.tsx'
import { Page } from '#components/page.tsx'
import type { ListSearch } from '#lib/list-search.ts'
import { paths } from '#lib/paths.ts'

const jwtList = async () => (await import('#features/jwt-roles/role-list.tsx')).RoleList
const jwtCreate = async () => (await import('#features/jwt-roles/role-create.tsx')).RoleCreate
const jwtPage = async () => (await import('#features/jwt-roles/role-page.tsx')).RolePage
const jwtEdit = async () => (await import('#features/jwt-roles/role-edit.tsx')).RoleEdit

const List = byType<{ readonly mount: string; readonly search: ListSearch }>({
  jwt: jwtList,
  oidc: jwtList,
  kubernetes: async () => (await import('#features/kubernetes/kubernetes-role-list.tsx')).KubernetesRoleList,
  approle: async () => (await import('#features/approle/approle-list.tsx')).ApproleList,
})

const Create = byType<{ readonly mount: string; readonly preset: string | undefined }>({
  jwt: jwtCreate,
  oidc: jwtCreate,
  kubernetes: async () => (await import('#features/kubernetes/kubernetes-role-create.tsx')).KubernetesRoleCreate,
  approle: async () => (await import('#features/approle/approle-create.tsx')).ApproleCreate,
})

const Detail = byType<{ readonly mount: string; readonly name: string }>({
  jwt: jwtPage,
  oidc: jwtPage,
  kubernetes: async () => (await import('#features/kubernetes/kubernetes-role-page.tsx')).KubernetesRolePage,
  approle: async () => (await import('#features/approle/approle-page.tsx')).ApprolePage,
})

const Edit = byType<{ readonly mount: string; readonly name: string }>({
  jwt: jwtEdit,
  oidc: jwtEdit,
  kubernetes: async () => (await import('#features/kubernetes/kubernetes-role-edit.tsx')).KubernetesRoleEdit,
  approle: async () => (await import('#features/approle/approle-edit.tsx')).ApproleEdit,
})

interface AtMount {
  readonly mount: string
}

interface AtRole extends AtMount {
  readonly name: string
}

export function RoleListRoute({ params: { mount }, search }: { readonly params: AtMount; readonly search: ListSearch }) {
  return (
    <MountFrame
      mount={mount}
      isWide
      actions={
        <ButtonLink to={paths.newRole(mount)} look="primary" icon={<Plus aria-hidden size={16} />}>
          New role
        </ButtonLink>
      }
    >
      <List mount={mount} search={search} />
    </MountFrame>
  )
}

const crumbsAt = (mount: string) => [
  { label: 'Auth mounts', to: paths.authMounts },
  { label: mount, to: paths.authMount(mount) },
  { label: 'Roles', to: paths.roles(mount) },
]

interface RoleCreateRouteProps {
  readonly params: AtMount
  readonly search: { readonly preset?: string | undefined }
}

export function RoleCreateRoute({ params: { mount }, search }: RoleCreateRouteProps) {
  return (
    <Page title="New role" crumbs={crumbsAt(mount)}>
      <Create mount={mount} preset={search.preset} />
    </Page>
  )
}

export function RoleRoute({ params: { mount, name } }: { readonly params: AtRole }) {
  return <Detail mount={mount} name={name} />
}

export function RoleEditRoute({ params: { mount, name } }: { readonly params: AtRole }) {
  return (
    <Page title={`Edit ${name}`} crumbs={[...crumbsAt(mount), { label: name, to: paths.role(mount, name) }]}>
      <Edit mount={mount} name={name} />
    </Page>
  )
}
