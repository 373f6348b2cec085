import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { Page } from '#components/page.tsx'
import { identity } from '#lib/api/identity.ts'
import { paths } from '#lib/paths.ts'
import { EntityFields } from './entity-fields.tsx'
import { entityMessages, entityRules, entityValuesOf, updateCallOf } from './entity-values.ts'
import { entityRoot, entityWith } from './queries.ts'

/** Changes an entity. */
export function EntityEditPage({ params: { id } }: { readonly params: { readonly id: string } }) {
  const { data: entity } = useSuspenseQuery(entityWith(id))
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (
    <Page
      title={`Edit ${entity.name}`}
      crumbs={[
        { label: 'Entities', to: paths.entities },
        { label: entity.name, to: paths.entity(id) },
      ]}
    >
      <ResourceForm
        noun="entity"
        operation={identity.writeEntityById}
        isNew={false}
        initial={entityValuesOf(entity)}
        callOf={updateCallOf(id)}
        rules={entityRules}
        fieldOfMessage={entityMessages}
        readAgain={async () => entityValuesOf(await queries.fetchQuery({ ...entityWith(id), staleTime: 0 }))}
        touches={[entityRoot]}
        cancelTo={paths.entity(id)}
        onSaved={() => navigate({ to: paths.entity(id) })}
      >
        <EntityFields />
      </ResourceForm>
    </Page>
  )
}
