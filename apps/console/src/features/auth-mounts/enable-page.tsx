import { useNavigate } from '@tanstack/react-router'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { MoreFields } from '#components/form/more-fields.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { Page } from '#components/page.tsx'
import { authMounts } from '#lib/api/auth-mounts.ts'
import { methodKinds, mountRoot } from '#lib/mounts.ts'
import { paths } from '#lib/paths.ts'
import { MethodGrid } from './method-grid.tsx'
import { enableCallOf, enableMessages, enableRules, newMount, type MountValues } from './mount-values.ts'
import { tokenTypes } from './token-types.ts'

const fields = fieldsOf<MountValues>()

interface EnablePageProps {
  readonly search: { readonly type?: string | undefined }
}

/** Enables an auth method: first which, then where. */
export function EnablePage({ search }: EnablePageProps) {
  const navigate = useNavigate()
  const kind = methodKinds.find(({ type }) => type === search.type)
  const crumbs = [{ label: 'Auth mounts', to: paths.authMounts }]
  if (kind === undefined) {
    return (
      <Page title="Enable a method" crumbs={crumbs} lead="Who is to come in, and how do they prove who they are?">
        <MethodGrid />
      </Page>
    )
  }
  return (
    <Page
      title={`Enable ${kind.title}`}
      crumbs={[...crumbs, { label: 'Enable a method', to: paths.enableAuth }]}
      lead={kind.text}
    >
      <ResourceForm
        key={kind.type}
        noun="auth mount"
        createVerb="Enable method"
        operation={authMounts.enableAuth}
        isNew
        initial={newMount(kind.type)}
        callOf={enableCallOf}
        rules={enableRules}
        fieldOfMessage={enableMessages}
        touches={[mountRoot]}
        cancelTo={paths.authMounts}
        onSaved={({ path }) => navigate({ to: firstStepOf(kind.type, path.replace(/^\/+|\/+$/g, '')) })}
      >
        <FormSection title="Where is it mounted?">
          <fields.Text name="path" label="Path" apiName={null} isMono isRequired hint="Logins go to auth/ and this path." />
          <fields.Text name="description" label="Description" hint="Shown on the sign-in page, if the mount is." />
          <fields.Flag name="is_listed" label="Show it on the sign-in page" apiName="listing_visibility" hint="" />
        </FormSection>
        <FormSection title="How long do its tokens live?">
          <fields.Duration name="default_lease_ttl" label="By default" emptyMeaning="As the system says" hint="" />
          <fields.Duration name="max_lease_ttl" label="At most" emptyMeaning="As the system says" hint="" />
          <MoreFields label="Kind of token">
            <fields.Choice name="token_type" label="Kind of token" choices={tokenTypes} hint="" />
          </MoreFields>
        </FormSection>
      </ResourceForm>
    </Page>
  )
}

/** What comes after enabling: whom it trusts, or the first role or user. */
function firstStepOf(type: string, path: string): string {
  if (type === 'jwt' || type === 'oidc' || type === 'kubernetes') return paths.authConfiguration(path)
  return type === 'userpass' ? paths.newUser(path) : paths.newRole(path)
}
