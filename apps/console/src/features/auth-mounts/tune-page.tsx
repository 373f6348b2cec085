import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { MoreFields } from '#components/form/more-fields.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { MountFrame } from '#components/mount/mount-frame.tsx'
import { useMount } from '#components/mount/use-mount.ts'
import { authMounts } from '#lib/api/auth-mounts.ts'
import { mountRoot } from '#lib/mounts.ts'
import { paths } from '#lib/paths.ts'
import { configMessages, hasLockout, tuneCallOf, type TuneValues } from './mount-values.ts'
import { mountTuning } from './queries.ts'
import { tokenTypes } from './token-types.ts'
import { tuneValuesOf } from './tune-values.ts'

const fields = fieldsOf<TuneValues>()

/** How a mount is tuned. */
export function TunePage({ params: { mount: path } }: { readonly params: { readonly mount: string } }) {
  const { data: tuning } = useSuspenseQuery(mountTuning(path))
  const mount = useMount(path)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [initial] = useState(() => tuneValuesOf(tuning))
  const type = mount?.type ?? ''
  return (
    <MountFrame mount={path}>
      <ResourceForm
        noun="tuning"
        operation={authMounts.tuneAuth}
        isNew={false}
        initial={initial}
        callOf={tuneCallOf(path, type, initial)}
        fieldOfMessage={configMessages}
        readAgain={async () => tuneValuesOf(await queries.fetchQuery({ ...mountTuning(path), staleTime: 0 }))}
        touches={[mountRoot]}
        cancelTo={paths.authMount(path)}
        onSaved={() => navigate({ to: paths.authMount(path) })}
      >
        <FormSection title="What do people see?">
          <fields.Text name="description" label="Description" />
          <fields.Flag name="is_listed" label="Show it on the sign-in page" apiName="listing_visibility" hint="" />
        </FormSection>
        <FormSection title="How long do its tokens live?">
          <fields.Duration name="default_lease_ttl" label="By default" emptyMeaning="As the system says" />
          <fields.Duration name="max_lease_ttl" label="At most" emptyMeaning="As the system says" />
          {type === 'token' ? null : <fields.Choice name="token_type" label="Kind of token" choices={tokenTypes} hint="" />}
        </FormSection>
        {hasLockout(type) ? (
          <FormSection
            title="Who is locked out?"
            hint="A name that fails too often is refused for a while, even with the right password."
          >
            <fields.Text name="lockout_threshold" label="After so many failures" type="number" placeholder="5" />
            <fields.Duration name="lockout_duration" label="Locked for" emptyMeaning="15 minutes" />
            <fields.Duration name="lockout_counter_reset_duration" label="A failure counts for" emptyMeaning="15 minutes" />
            <fields.Flag name="lockout_disable" label="Never lock anybody out" />
          </FormSection>
        ) : null}
        <FormSection title="What passes through?">
          <MoreFields label="Headers and the audit log">
            <fields.List name="passthrough_request_headers" label="Request headers it may see" />
            <fields.List name="allowed_response_headers" label="Response headers it may set" />
            <fields.List name="audit_non_hmac_request_keys" label="Parameters the audit log shows in plain" />
            <fields.List name="audit_non_hmac_response_keys" label="Members of replies the audit log shows in plain" />
          </MoreFields>
        </FormSection>
      </ResourceForm>
    </MountFrame>
  )
}
