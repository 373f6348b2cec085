import type { ReactNode } from 'react'
import { Page } from '#components/page.tsx'
import { Tabs } from '#components/tabs.tsx'
import { titleOf } from '#lib/mounts.ts'
import { paths } from '#lib/paths.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Status } from '#ui/status.tsx'
import { mountTabs } from './mount-tabs.ts'
import { useMount } from './use-mount.ts'

interface MountFrameProps {
  readonly mount: string
  readonly actions?: ReactNode
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** What all pages of an auth mount share: title, type, tabs. */
export function MountFrame({ mount: path, actions, isWide = false, children }: MountFrameProps) {
  const mount = useMount(path)
  const crumbs = [{ label: 'Auth mounts', to: paths.authMounts }]
  if (mount === undefined) {
    return (
      <Page title={path} crumbs={crumbs}>
        <EmptyState title="There is no auth mount here">
          None is mounted at this path, or none that your policies let you see.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page
      title={path}
      crumbs={crumbs}
      chips={<Status state="plain">{titleOf(mount.type)}</Status>}
      lead={mount.description}
      actions={actions}
      isWide={isWide}
      tabs={<Tabs label={`Parts of ${path}`} tabs={mountTabs(mount.type, path)} />}
    >
      {children}
    </Page>
  )
}
