import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useFormContext, useWatch } from 'react-hook-form'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { MoreFields } from '#components/form/more-fields.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { useMount } from '#components/mount/use-mount.ts'
import { jwtAuth } from '#lib/api/jwt-auth.ts'
import { paths } from '#lib/paths.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { ClientFields } from './client-fields.tsx'
import { configCallOf, configMessages, configRules, configValuesOf, newConfig, type ConfigValues } from './config-values.ts'
import { issuerPresets } from './issuer-presets.ts'
import { jwtConfig } from './queries.ts'

const fields = fieldsOf<ConfigValues>()

const sourceChoices = [
  { value: 'discovery', label: 'By discovery', hint: 'The issuer says itself where its keys are' },
  { value: 'jwks', label: 'At an address', hint: 'A key set without discovery' },
  { value: 'pairs', label: 'At several addresses' },
  { value: 'keys', label: 'They are written here', hint: 'No network is needed' },
  { value: 'kubernetes', label: 'In the cluster this server runs in' },
]

/** Whom a jwt or oidc mount trusts. A write replaces all of it, which the form and its save panel say. */
export function ConfigForm({ mount }: { readonly mount: string }) {
  const { data: config } = useSuspenseQuery(jwtConfig(mount))
  const type = useMount(mount)?.type ?? 'jwt'
  const queries = useQueryClient()
  const navigate = useNavigate()
  const hadClient = config !== null && config.oidc_client_id !== ''
  return (
    <ResourceForm
      noun="configuration"
      operation={jwtAuth.writeJwtConfig}
      isNew={config === null}
      createVerb="Save"
      initial={config === null ? newConfig(type) : configValuesOf(config)}
      callOf={configCallOf(mount)}
      rules={configRules(hadClient)}
      fieldOfMessage={configMessages}
      readAgain={async () => {
        const now = await queries.fetchQuery({ ...jwtConfig(mount), staleTime: 0 })
        return now === null ? newConfig(type) : configValuesOf(now)
      }}
      touches={[
        ['jwt-config', mount],
        ['issuer-health', mount],
      ]}
      cancelTo={paths.authMount(mount)}
      onSaved={() => navigate({ to: config === null ? paths.roles(mount) : paths.issuerHealth(mount) })}
    >
      {hadClient ? (
        <Banner kind="warn" title="Saving replaces the whole configuration, the client secret included">
          It is never shown, so it has to be given again with every change.
        </Banner>
      ) : null}
      <FormSection title="Where do the keys come from?" hint="Exactly one of these. Choosing another takes the one before away.">
        <fields.Choice name="source" label="The keys are found" apiName={null} choices={sourceChoices} hint="" />
        <SourceFields />
      </FormSection>
      <ClientFields hadClient={hadClient} />
      <FormSection title="What is accepted?">
        <fields.Text name="bound_issuer" label="Issuer of the tokens" isMono />
        <IssuerNote />
        <fields.Text name="default_role" label="Role of a login that names none" isMono />
        <MoreFields label="Algorithms and provider settings">
          <fields.List name="jwt_supported_algs" label="Algorithms" placeholder={'RS256\nES256'} />
          <fields.Code name="provider_config" label="Settings for a particular provider" language="json" minLines={4} />
          <fields.Flag name="namespace_in_state" label="Carry the namespace inside the state" hint="" />
          <fields.Flag name="skip_jwks_validation" label="Store it although the issuer cannot be reached" hint="" />
        </MoreFields>
      </FormSection>
    </ResourceForm>
  )
}

function SourceFields() {
  const { source } = useWatch<ConfigValues>()
  const { setValue } = useFormContext<ConfigValues>()
  switch (source) {
    case 'jwks':
      return (
        <>
          <fields.Text name="jwks_url" label="Address of the key set" type="url" isMono />
          <fields.Text name="jwks_ca_pem" label="Certificates to trust there" isLong isMono />
        </>
      )
    case 'pairs':
      return <fields.Code name="jwks_pairs" label="Key sets" language="json" minLines={6} />
    case 'keys':
      return (
        <fields.Text name="jwt_validation_pubkeys" label="Public keys" isLong isMono placeholder="-----BEGIN PUBLIC KEY-----" />
      )
    case 'kubernetes':
      return <p className="text-text-2">The cluster’s own issuer, with the token and certificates of this server’s pod.</p>
    default:
      return (
        <>
          <section aria-label="Known issuers" className="flex flex-wrap gap-2">
            {issuerPresets.map(({ id, title, url }) => (
              <Button key={id} onClick={() => setValue('oidc_discovery_url', url, { shouldDirty: true })}>
                {title}
              </Button>
            ))}
          </section>
          <fields.Text name="oidc_discovery_url" label="Issuer" type="url" isMono placeholder="https://idp.example.com" />
          <MoreFields label="Certificates">
            <fields.Text name="oidc_discovery_ca_pem" label="Certificates to trust there" isLong isMono />
            <fields.List name="override_allowed_server_names" label="Names its certificate may carry" />
          </MoreFields>
        </>
      )
  }
}

/** The discovery address is not compared with the issuer of a token unless that is bound as well. */
function IssuerNote() {
  const { source, oidc_discovery_url: url = '', bound_issuer: issuer } = useWatch<ConfigValues>()
  const { setValue } = useFormContext<ConfigValues>()
  if (source !== 'discovery' || issuer || url.trim() === '') return null
  return (
    <Banner
      kind="info"
      title="Any issuer whose keys these are is accepted"
      actions={<Button onClick={() => setValue('bound_issuer', url.trim(), { shouldDirty: true })}>Bind {url.trim()}</Button>}
    >
      The address above is not compared with what a token says of its issuer, unless it is bound here too.
    </Banner>
  )
}
