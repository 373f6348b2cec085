import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { useWatch } from 'react-hook-form'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { paths } from '#lib/paths.ts'
import { Card } from '#ui/card.tsx'
import { objectOf } from '#ui/pairs-input.tsx'
import { scopePreview, scopeRoot } from './queries.ts'
import { ScopePreview } from './scope-preview.tsx'
import { scopeCallOf, scopeMessages, scopeRules, type ScopeValues } from './scope-values.ts'
import { TemplateField } from './template-field.tsx'

const fields = fieldsOf<ScopeValues>()

interface ScopeFormProps {
  readonly initial: ScopeValues
  readonly isNew: boolean
  readonly readAgain?: () => Promise<ScopeValues>
}

/** Makes a scope, or changes one, beside what it says of a person. */
export function ScopeForm({ initial, isNew, readAgain }: ScopeFormProps) {
  const navigate = useNavigate()
  return (
    <ResourceForm
      noun="scope"
      operation={oidcProvider.writeOidcScope}
      isNew={isNew}
      initial={initial}
      callOf={scopeCallOf}
      rules={scopeRules}
      fieldOfMessage={scopeMessages}
      {...(readAgain ? { readAgain } : {})}
      touches={[scopeRoot]}
      cancelTo={isNew ? paths.scopes : paths.scope(initial.name)}
      onSaved={({ name }) => navigate({ to: paths.scope(name) })}
    >
      <div className="grid items-start gap-5 xl:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-5">
          <FormSection title="What is it called?">
            <fields.Text
              name="name"
              label="Name"
              apiName={null}
              isMono
              isRequired
              lock={isNew ? undefined : 'A scope keeps its name. Apps and providers refer to it.'}
              hint={isNew ? 'What apps ask for, such as profile or email.' : undefined}
            />
            <fields.Text name="description" label="On the consent page" placeholder="Your email address" />
            <fields.Flag name="optional" label="The person may decline it" />
          </FormSection>
          <Claims />
        </div>
        <Card title="What it says" hint="Made by the same function as the tokens.">
          <Preview />
        </Card>
      </div>
    </ResourceForm>
  )
}

/** The part of the form the preview looks at, a moment behind the typing. */
function useAbout() {
  const { name, template, omit_empty, claim_types } = useDeferredValue(useWatch<ScopeValues>()) as ScopeValues
  return { name, template, omit_empty, claim_types: objectOf(claim_types) }
}

function Claims() {
  const about = useAbout()
  const { data } = useQuery(scopePreview({ ...about, entity_id: '', person: undefined, with_scopes: [] }))
  return (
    <FormSection
      title="What does it tell?"
      hint="A JSON object. A directive in two braces is filled in for each person and brings its own quotes."
    >
      <TemplateField problems={data?.problems ?? []} />
      <fields.Flag name="omit_empty" label="Leave empty claims out" />
      <fields.Pairs
        name="claim_types"
        label="Claims that are not text"
        keyLabel="Claim"
        valueLabel="boolean, number or json"
        hint="Metadata is text. Here it becomes a number, true or false, or any JSON."
      />
    </FormSection>
  )
}

function Preview() {
  const { description, optional } = useDeferredValue(useWatch<ScopeValues>()) as ScopeValues
  return <ScopePreview about={useAbout()} consent={{ description, isOptional: optional }} />
}
