import type { ReactNode } from 'react'
import { ButtonLink } from '#components/link.tsx'
import { paths } from '#lib/paths.ts'
import { EmptyState } from '#ui/empty-state.tsx'

interface NoRolesProps {
  readonly mount: string
  /** Other ways to begin. */
  readonly starts?: ReactNode
  /** What a role of this method is for. */
  readonly children: ReactNode
}

/** What the list of roles of any method says while there is none. */
export function NoRoles({ mount, starts, children }: NoRolesProps) {
  return (
    <EmptyState
      title="No roles yet"
      action={
        <>
          {starts}
          <ButtonLink to={paths.newRole(mount)} look="primary">
            New role
          </ButtonLink>
        </>
      }
    >
      {children}
    </EmptyState>
  )
}
