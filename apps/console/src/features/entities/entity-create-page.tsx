import { useNavigate } from '@tanstack/react-router'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { Page } from '#components/page.tsx'
import { identity } from '#lib/api/identity.ts'
import { paths } from '#lib/paths.ts'
import { EntityFields } from './entity-fields.tsx'
import { createCallOf, entityMessages, entityRules, newEntity } from './entity-values.ts'
import { entityRoot } from './queries.ts'

/** Makes an entity. */
export function EntityCreatePage() {
  const navigate = useNavigate()
  return (
    <Page title="New entity" crumbs={[{ label: 'Entities', to: paths.entities }]}>
      <ResourceForm
        noun="entity"
        operation={identity.writeEntity}
        isNew
        initial={newEntity}
        callOf={createCallOf}
        rules={entityRules}
        fieldOfMessage={entityMessages}
        touches={[entityRoot]}
        cancelTo={paths.entities}
        onSaved={(_, answer) => navigate({ to: answer?.id ? paths.entity(answer.id) : paths.entities })}
      >
        <EntityFields />
      </ResourceForm>
    </Page>
  )
}
