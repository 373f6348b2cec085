import type { Entity } from '@postern/contract/resources/entity.ts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { GitMerge } from 'lucide-react'
import { CommandButton } from '#components/command/command-button.tsx'
import { DeleteButton } from '#components/delete/delete-button.tsx'
import { EditLink } from '#components/edit-link.tsx'
import { ButtonLink } from '#components/link.tsx'
import { Moment } from '#components/moment.tsx'
import { Page } from '#components/page.tsx'
import { useCannots } from '#components/permission/use-cannot.ts'
import { LabelledLinks } from '#components/pick/labelled-links.tsx'
import { identity } from '#lib/api/identity.ts'
import { paths } from '#lib/paths.ts'
import { groupSource } from '#lib/pick/people.ts'
import { secondsOf } from '#lib/time-words.ts'
import { Banner } from '#ui/banner.tsx'
import { Card } from '#ui/card.tsx'
import { Details, Names } from '#ui/details.tsx'
import { MiddleText } from '#ui/middle-text.tsx'
import { Status } from '#ui/status.tsx'
import { AliasCard } from './alias-card.tsx'
import { DisableSwitch } from './disable-switch.tsx'
import { EntityClients } from './entity-clients.tsx'
import { EntityConsents } from './entity-consents.tsx'
import { EntityPolicies } from './entity-policies.tsx'
import { entityRoot, entityWith } from './queries.ts'

/** An entity: who they are at each mount, which groups and policies they have, which apps they reach. */
export function EntityPage({ params: { id } }: { readonly params: { readonly id: string } }) {
  const { data: entity } = useSuspenseQuery(entityWith(id))
  const { readEntity, writeEntityById, deleteEntity, mergeEntities } = identity
  const call = { params: { id } }
  const [cannotEdit, cannotDelete, cannotMerge] = useCannots([
    writeEntityById.need(call.params),
    deleteEntity.need(call.params),
    mergeEntities.need({}),
  ])
  return (
    <Page
      title={entity.name}
      crumbs={[{ label: 'Entities', to: paths.entities }]}
      chips={entity.disabled ? <Status state="off">disabled</Status> : <Status state="ok">active</Status>}
      actions={
        <>
          <CommandButton shown={() => ({ exchange: readEntity.exchange(call), secrets: readEntity.secrets })} />
          <DeleteButton
            noun="entity"
            name={entity.name}
            run={() => deleteEntity.send(call)}
            touches={[entityRoot]}
            backTo={paths.entities}
            cannot={cannotDelete}
            consequence="Its tokens stop working, and its id is gone for good. Whoever logs in again becomes somebody new, without these groups and policies."
          />
          {cannotMerge === undefined ? (
            <ButtonLink to={paths.mergeEntity(id)} icon={<GitMerge aria-hidden size={15} />}>
              Merge
            </ButtonLink>
          ) : null}
          <EditLink to={paths.editEntity(id)} cannot={cannotEdit} />
        </>
      }
    >
      {entity.disabled ? (
        <Banner kind="warn" title="Disabled">
          Logins and tokens of this entity are refused.
        </Banner>
      ) : null}
      <About entity={entity} cannotEdit={cannotEdit} />
      <AliasCard entity={entity} />
      <Card title="Groups">
        <Details
          rows={[
            {
              label: 'In the groups',
              apiName: 'direct_group_ids',
              value: <LabelledLinks source={groupSource} values={entity.direct_group_ids} to={paths.group} />,
            },
            {
              label: 'And so in',
              apiName: 'inherited_group_ids',
              value: <LabelledLinks source={groupSource} values={entity.inherited_group_ids} to={paths.group} />,
            },
          ]}
        />
      </Card>
      <EntityPolicies id={id} />
      <EntityClients id={id} />
      <EntityConsents id={id} />
    </Page>
  )
}

function About({ entity, cannotEdit }: { readonly entity: Entity; readonly cannotEdit: string | undefined }) {
  const metadata = Object.entries(entity.metadata ?? {}).map(([name, value]) => `${name} = ${value}`)
  return (
    <Card title="About them" actions={<DisableSwitch entity={entity} cannot={cannotEdit} />}>
      <Details
        rows={[
          { label: 'Id', apiName: 'id', value: <MiddleText label="id">{entity.id}</MiddleText> },
          { label: 'Metadata', apiName: 'metadata', value: <Names of={metadata} /> },
          { label: 'First seen', apiName: 'creation_time', value: <Moment at={secondsOf(entity.creation_time)} /> },
          { label: 'Changed', apiName: 'last_update_time', value: <Moment at={secondsOf(entity.last_update_time)} /> },
          ...(entity.merged_entity_ids
            ? [{ label: 'Merged from', apiName: 'merged_entity_ids', value: <Names of={entity.merged_entity_ids} /> }]
            : []),
        ]}
      />
    </Card>
  )
}
