import { useWatch } from 'react-hook-form'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { MoreFields } from '#components/form/more-fields.tsx'
import type { ConfigValues } from './config-values.ts'

const fields = fieldsOf<ConfigValues>()

const modes = [
  { value: 'query', label: 'In the address' },
  { value: 'form_post', label: 'In a form that is posted' },
]

/** What this mount is at the identity provider, for sign-ins through the browser. */
export function ClientFields({ hadClient }: { readonly hadClient: boolean }) {
  const { source, has_client: hasClient } = useWatch<ConfigValues>()
  if (source !== 'discovery') return null
  return (
    <FormSection title="Do people sign in through the browser?">
      <fields.Flag name="has_client" label="Yes, this mount is a client there" apiName={null} />
      {hasClient ? (
        <>
          <fields.Text name="oidc_client_id" label="Client id" isMono isRequired />
          <fields.Text
            name="oidc_client_secret"
            label={hadClient ? 'Client secret, once again' : 'Client secret'}
            type="password"
            isMono
            isRequired
          />
          <MoreFields label="How the answer comes back">
            <fields.Choice name="oidc_response_mode" label="The answer comes" choices={modes} hint="" />
            <fields.List name="oidc_response_types" label="What is asked for" placeholder="code" />
          </MoreFields>
        </>
      ) : null}
    </FormSection>
  )
}
