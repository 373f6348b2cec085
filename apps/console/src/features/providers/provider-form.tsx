import { useNavigate } from '@tanstack/react-router'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { paths } from '#lib/paths.ts'
import { clientIdSource, scopeSource } from '#lib/pick/apps.ts'
import { ConflictNote } from './conflict-note.tsx'
import { providerCallOf, providerMessages, providerRules, type ProviderValues } from './provider-values.ts'
import { providerRoot } from './queries.ts'

const fields = fieldsOf<ProviderValues>()

const consentModes = [
  { value: 'remember', label: 'Ask once, then remember' },
  { value: 'always', label: 'Ask every time' },
  { value: 'vault', label: 'Only when the app asks for it', hint: 'prompt=consent, as in Vault' },
]

interface ProviderFormProps {
  readonly initial: ProviderValues
  readonly isNew: boolean
  readonly readAgain?: () => Promise<ProviderValues>
}

/** Makes a provider, or changes one. */
export function ProviderForm({ initial, isNew, readAgain }: ProviderFormProps) {
  const navigate = useNavigate()
  const callOf = providerCallOf(isNew ? undefined : initial.issuer)
  return (
    <ResourceForm
      noun="provider"
      operation={oidcProvider.writeOidcProvider}
      isNew={isNew}
      initial={initial}
      callOf={callOf}
      rules={providerRules}
      fieldOfMessage={providerMessages}
      {...(readAgain ? { readAgain } : {})}
      touches={[providerRoot, ['oidc-client'], ['oidc-scope']]}
      cancelTo={isNew ? paths.providers : paths.provider(initial.name)}
      onSaved={({ name }) => navigate({ to: paths.provider(name) })}
    >
      <FormSection title="What do apps know it by?">
        <fields.Text
          name="name"
          label="Name"
          apiName={null}
          isMono
          isRequired
          lock={isNew ? undefined : 'A provider keeps its name: it is part of the issuer.'}
        />
        <fields.Text
          name="issuer"
          label="Address"
          type="url"
          isMono
          placeholder={globalThis.location.origin}
          hint="Scheme, host and port. Empty for the address of this server. The path is added, and the whole is the issuer."
        />
      </FormSection>
      <FormSection title="Which apps may ask?">
        <fields.Pick
          name="allowed_client_ids"
          label="Clients"
          source={clientIdSource}
          placeholder="Type the name of a client, or *"
        />
      </FormSection>
      <FormSection title="What may they ask for?" hint="Besides openid, which tells only who signed in.">
        <fields.Pick name="scopes_supported" label="Scopes" source={scopeSource} placeholder="Type the name of a scope" />
        <ConflictNote />
      </FormSection>
      <FormSection title="When are people asked?">
        <fields.Choice name="consent_mode" label="Consent" choices={consentModes} hint="A client may be set otherwise." />
        <fields.Duration name="consent_ttl" label="Remembered for" emptyMeaning="90 days" placeholder="90d" />
      </FormSection>
      <FormSection title="How safe must a request be?">
        <fields.Flag name="require_s256" label="S256 only" />
        <fields.Flag name="require_pushed_authorization_requests" label="Pushed requests only" />
      </FormSection>
    </ResourceForm>
  )
}
