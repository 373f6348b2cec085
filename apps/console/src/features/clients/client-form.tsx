import { useNavigate } from '@tanstack/react-router'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { MoreFields } from '#components/form/more-fields.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { paths } from '#lib/paths.ts'
import { assignmentSource, keySource } from '#lib/pick/apps.ts'
import { clientCallOf, clientMessages, clientRules, type ClientValues } from './client-values.ts'
import { clientRoot } from './queries.ts'
import { RedirectField } from './redirect-field.tsx'

const fields = fieldsOf<ClientValues>()

const types = [
  { value: 'confidential', label: 'Confidential', hint: 'It runs on a server and can keep a secret' },
  { value: 'public', label: 'Public', hint: 'It runs with the person and cannot; PKCE protects it' },
]
const consentModes = [
  { value: 'provider', label: 'As the provider says' },
  { value: 'remember', label: 'Ask once, then remember' },
  { value: 'always', label: 'Ask every time' },
  { value: 'vault', label: 'Only when the app asks for it', hint: 'prompt=consent, as in Vault' },
  { value: 'none', label: 'Never ask', hint: 'For apps of your own organisation' },
]

interface ClientFormProps {
  readonly initial: ClientValues
  readonly isNew: boolean
  readonly redirectExample?: string
  readonly readAgain?: () => Promise<ClientValues>
}

/** Makes a client, or changes one. */
export function ClientForm({ initial, isNew, redirectExample = 'https://app.example.com/callback', readAgain }: ClientFormProps) {
  const navigate = useNavigate()
  const fixed = isNew ? undefined : 'Fixed once the client exists.'
  return (
    <ResourceForm
      noun="client"
      operation={oidcProvider.writeOidcClient}
      isNew={isNew}
      initial={initial}
      callOf={clientCallOf}
      rules={clientRules}
      fieldOfMessage={clientMessages}
      {...(readAgain ? { readAgain } : {})}
      touches={[clientRoot]}
      cancelTo={isNew ? paths.clients : paths.client(initial.name)}
      onSaved={({ name }) => navigate({ to: paths.client(name) })}
    >
      <FormSection title="Which app is it?">
        <fields.Text name="name" label="Name" apiName={null} isMono isRequired lock={fixed} />
        <fields.Text name="display_name" label="What people call it" placeholder="Grafana" />
        <fields.Choice name="client_type" label="Can it keep a secret?" choices={types} lock={fixed} hint="" />
      </FormSection>
      <FormSection title="How do people come and go?">
        <fields.Flag name="authorization_code" label="People sign in through the browser" />
        <RedirectField placeholder={redirectExample} />
        <fields.List name="post_logout_redirect_uris" label="Where to after signing out" placeholder="https://app.example.com/" />
        <fields.Flag name="device_authorization" label="People sign in with a code from another device" />
        <fields.Flag name="client_credentials" label="The app signs in as itself" />
      </FormSection>
      <FormSection title="Who may sign in?">
        <fields.Pick
          name="assignments"
          label="Assignments"
          source={assignmentSource}
          placeholder="allow_all, or the name of an assignment"
        />
      </FormSection>
      <FormSection title="What does it get?" hint="An ID token that says who signed in, and an access token to learn more.">
        <fields.PickOne name="key" label="Signed with the key" source={keySource} lock={fixed} />
        <fields.Duration name="id_token_ttl" label="ID token lives" />
        <fields.Duration name="access_token_ttl" label="Access token lives" />
        <fields.Duration name="refresh_token_ttl" label="Refresh token may go unused" emptyMeaning="No refresh tokens" />
      </FormSection>
      <FormSection title="How safe must it be?">
        <fields.Flag name="require_pkce" label="PKCE" />
        <fields.Flag name="require_s256" label="S256 only" />
        <MoreFields label="More requirements">
          <fields.Flag name="require_auth_time" label="Say when the person proved who they are" />
          <fields.Flag name="require_pushed_authorization_requests" label="Pushed requests only" />
          <fields.List name="allowed_origins" label="Browser origins" placeholder="https://app.example.com" />
          <fields.Text name="jwks_uri" label="Where its public keys are" type="url" isMono />
          <fields.Code name="jwks" label="Its public keys" language="json" minLines={4} />
          <fields.Text name="backchannel_logout_uri" label="Told when a person signs out" type="url" isMono />
        </MoreFields>
      </FormSection>
      <FormSection title="What do people see?" hint="On the page that asks whether the app may learn who they are.">
        <fields.Choice name="consent_mode" label="When people are asked" choices={consentModes} hint="" />
        <MoreFields label="Logo and legal pages">
          <fields.Text name="logo_uri" label="Logo" type="url" isMono />
          <fields.Text name="policy_uri" label="Privacy policy" type="url" isMono />
          <fields.Text name="tos_uri" label="Terms of service" type="url" isMono />
        </MoreFields>
      </FormSection>
    </ResourceForm>
  )
}
