import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { MoreFields } from '#components/form/more-fields.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { kubernetesAuth } from '#lib/api/kubernetes-auth.ts'
import { paths } from '#lib/paths.ts'
import { Banner } from '#ui/banner.tsx'
import {
  kubernetesConfigCallOf,
  kubernetesConfigMessages,
  kubernetesConfigRules,
  kubernetesConfigValuesOf,
  newKubernetesConfig,
  type KubernetesConfigValues,
} from './kubernetes-values.ts'
import { kubernetesConfig } from './queries.ts'

const fields = fieldsOf<KubernetesConfigValues>()

/** The cluster of a kubernetes mount. A write replaces all of it. */
export function KubernetesConfigForm({ mount }: { readonly mount: string }) {
  const { data: config } = useSuspenseQuery(kubernetesConfig(mount))
  const queries = useQueryClient()
  const navigate = useNavigate()
  const hasReviewer = config?.token_reviewer_jwt_set === true
  return (
    <ResourceForm
      noun="configuration"
      operation={kubernetesAuth.writeKubernetesConfig}
      isNew={config === null}
      createVerb="Save"
      initial={config === null ? newKubernetesConfig : kubernetesConfigValuesOf(config)}
      callOf={kubernetesConfigCallOf(mount)}
      rules={kubernetesConfigRules}
      fieldOfMessage={kubernetesConfigMessages}
      readAgain={async () => {
        const now = await queries.fetchQuery({ ...kubernetesConfig(mount), staleTime: 0 })
        return now === null ? newKubernetesConfig : kubernetesConfigValuesOf(now)
      }}
      resets={hasReviewer ? ['token_reviewer_jwt, unless you give it again'] : []}
      touches={[['kubernetes-config', mount]]}
      cancelTo={paths.authMount(mount)}
      onSaved={() => navigate({ to: paths.roles(mount) })}
    >
      {hasReviewer ? (
        <Banner kind="warn" title="A token for reviews is stored, and saving without it erases it">
          It is never shown, so it has to be given again with every change.
        </Banner>
      ) : null}
      <FormSection title="Which cluster?">
        <fields.Text
          name="kubernetes_host"
          label="API server"
          type="url"
          isMono
          isRequired
          placeholder="https://kubernetes.default.svc"
        />
        <fields.Text name="kubernetes_ca_cert" label="Its certificates" isLong isMono placeholder="-----BEGIN CERTIFICATE-----" />
      </FormSection>
      <FormSection title="How is a token checked?">
        <fields.Text name="token_reviewer_jwt" label="Token for reviews" type="password" isMono />
        <MoreFields label="More">
          <fields.List name="pem_keys" label="Public keys" placeholder="-----BEGIN PUBLIC KEY-----" />
          <fields.Flag name="disable_iss_validation" label="Leave the issuer alone" />
          <fields.Text name="issuer" label="Issuer" isMono />
          <fields.Flag name="disable_local_ca_jwt" label="Do not use this pod’s own token and certificates" />
          <fields.Flag name="use_annotations_as_alias_metadata" label="Copy annotations to the alias" />
        </MoreFields>
      </FormSection>
    </ResourceForm>
  )
}
