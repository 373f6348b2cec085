import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { CommandButton } from '#components/command/command-button.tsx'
import { DeleteButton } from '#components/delete/delete-button.tsx'
import { EditLink } from '#components/edit-link.tsx'
import { Page } from '#components/page.tsx'
import { useCannots } from '#components/permission/use-cannot.ts'
import { Tabs } from '#components/tabs.tsx'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { paths } from '#lib/paths.ts'
import { Status } from '#ui/status.tsx'
import { clientNamed, clientRoot } from './queries.ts'

interface ClientFrameProps {
  readonly name: string
  readonly children: ReactNode
}

/** What all pages of a client share: title, acts, tabs. */
export function ClientFrame({ name, children }: ClientFrameProps) {
  const { data: client } = useSuspenseQuery(clientNamed(name))
  const { readOidcClient, writeOidcClient, deleteOidcClient } = oidcProvider
  const [cannotEdit, cannotDelete] = useCannots([writeOidcClient.need({ name }), deleteOidcClient.need({ name })])
  const call = { params: { name } }
  return (
    <Page
      title={name}
      crumbs={[{ label: 'Clients', to: paths.clients }]}
      chips={<Status state="plain">{client.client_type}</Status>}
      lead={client.display_name}
      actions={
        <>
          <CommandButton shown={() => ({ exchange: readOidcClient.exchange(call), secrets: readOidcClient.secrets })} />
          <DeleteButton
            noun="client"
            name={name}
            run={() => deleteOidcClient.send(call)}
            touches={[clientRoot]}
            backTo={paths.clients}
            cannot={cannotDelete}
            consequence="Nobody can sign in to this app any more, and its tokens stop working. A client made again under this name has another id and another secret."
          />
          <EditLink to={paths.editClient(name)} cannot={cannotEdit} />
        </>
      }
      tabs={
        <Tabs
          label={`Parts of ${name}`}
          tabs={[
            { label: 'Connect', to: paths.client(name) },
            { label: 'Who can sign in', to: paths.clientAccess(name) },
            { label: 'What it learns', to: paths.clientTokens(name) },
            { label: 'Settings', to: paths.clientSettings(name) },
          ]}
        />
      }
    >
      {children}
    </Page>
  )
}
