import type { ReactNode } from 'react'
import { CommandButton } from '#components/command/command-button.tsx'
import { DeleteButton } from '#components/delete/delete-button.tsx'
import { EditLink } from '#components/edit-link.tsx'
import { Page } from '#components/page.tsx'
import { useCannots } from '#components/permission/use-cannot.ts'
import type { Shown } from '#lib/command.ts'
import type { Need } from '#lib/operation.ts'
import { paths } from '#lib/paths.ts'

interface RoleFrameProps {
  readonly mount: string
  readonly name: string
  readonly chips?: ReactNode
  readonly actions?: ReactNode
  readonly read: () => Shown
  readonly writeNeed: Need
  readonly deleteNeed: Need
  readonly remove: () => Promise<unknown>
  readonly touches: readonly (readonly unknown[])[]
  /** Said where a deletion cannot be undone by making the role again. */
  readonly consequence?: string
  readonly children: ReactNode
}

/** What the pages of roles of all methods share: title, command, deletion, the way to the form. */
export function RoleFrame(props: RoleFrameProps) {
  const { mount, name, chips, actions, read, writeNeed, deleteNeed, remove, touches, consequence, children } = props
  const [cannotEdit, cannotDelete] = useCannots([writeNeed, deleteNeed])
  return (
    <Page
      title={name}
      crumbs={[
        { label: 'Auth mounts', to: paths.authMounts },
        { label: mount, to: paths.authMount(mount) },
        { label: 'Roles', to: paths.roles(mount) },
      ]}
      chips={chips}
      actions={
        <>
          <CommandButton shown={read} />
          <DeleteButton
            noun="role"
            name={name}
            run={remove}
            touches={touches}
            backTo={paths.roles(mount)}
            cannot={cannotDelete}
            removalId={`role/${mount}/${name}`}
            {...(consequence === undefined ? {} : { consequence })}
          />
          {actions}
          <EditLink to={paths.editRole(mount, name)} cannot={cannotEdit} />
        </>
      }
    >
      {children}
    </Page>
  )
}
