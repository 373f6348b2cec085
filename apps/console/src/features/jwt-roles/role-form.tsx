import { useWatch } from 'react-hook-form'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { MoreFields } from '#components/form/more-fields.tsx'
import { RoleName, type RoleFormProps as FormProps, RoleResourceForm } from '#components/role/role-resource-form.tsx'
import { jwtAuth } from '#lib/api/jwt-auth.ts'
import { MatchNote } from './match-note.tsx'
import { roleRoot } from './queries.ts'
import { RedirectDoctor } from './redirect-doctor.tsx'
import { roleCallOf, roleMessages, roleRules, type RoleValues } from './role-values.ts'

const fields = fieldsOf<RoleValues>()

const roleTypes = [
  { value: 'jwt', label: 'JWT', hint: 'A machine shows a signed token' },
  { value: 'oidc', label: 'OIDC', hint: 'A person signs in through the browser' },
]
const claimTypes = [
  { value: 'string', label: 'Exactly' },
  { value: 'glob', label: 'With * as a wildcard', hint: 'A * stands for anything, slashes included' },
]
const callbackModes = [
  { value: 'client', label: 'To the program that began it' },
  { value: 'direct', label: 'To this server', hint: 'For programs that cannot listen; they poll' },
  { value: 'device', label: 'Nowhere: with a code on another device' },
]

/** Makes a role of a jwt or oidc mount, or changes one. Sections by question, not by the order of the API. */
export function RoleForm({ mount, initial, isNew, readAgain }: FormProps<RoleValues>) {
  return (
    <RoleResourceForm
      mount={mount}
      operation={jwtAuth.writeJwtRole}
      isNew={isNew}
      initial={initial}
      callOf={roleCallOf(mount)}
      rules={roleRules}
      fieldOfMessage={roleMessages}
      {...(readAgain ? { readAgain } : {})}
      touches={[roleRoot(mount)]}
      more={<ClockSection />}
    >
      <FormSection title="What kind of login is it?">
        <RoleName isNew={isNew} lock="A role keeps its name. Logins ask for it." />
        <fields.Choice name="role_type" label="Type" choices={roleTypes} hint="" />
      </FormSection>
      <FormSection title="Who may log in?" hint="Everything that is set here must hold at once.">
        <MatchNote />
        <fields.List name="bound_audiences" label="Audiences" placeholder="https://vault.example.com" />
        <fields.Text name="bound_subject" label="Subject" isMono />
        <fields.Pairs
          name="bound_claims"
          label="Other claims"
          keyLabel="Claim"
          valueLabel="Value"
          hint="Rows of one claim are alternatives. A number or true is compared as such; in quotes it is text. A name that begins with / is a JSON pointer."
        />
        <fields.Choice name="bound_claims_type" label="Compared" choices={claimTypes} hint="" />
      </FormSection>
      <FormSection title="Who do they become?">
        <fields.Text name="user_claim" label="The claim that names them" isMono isRequired />
        <fields.Flag name="user_claim_json_pointer" label="It is a JSON pointer" hint="" />
        <fields.Text name="groups_claim" label="The claim that lists their groups" isMono placeholder="groups" />
        <fields.Pairs
          name="claim_mappings"
          label="Claims to remember"
          keyLabel="Claim"
          valueLabel="Metadata key"
          hint="Copied to the alias at every login; scopes and policies can use them."
        />
      </FormSection>
      <BrowserSection mount={mount} />
    </RoleResourceForm>
  )
}

/** How far clocks may differ, and what else is seldom set. */
function ClockSection() {
  return (
    <FormSection title="How far may clocks differ?">
      <MoreFields label="Leeways and templates">
        <fields.Duration name="clock_skew_leeway" label="Clocks may differ by" emptyMeaning="1 minute" placeholder="60s" />
        <fields.Duration
          name="expiration_leeway"
          label="A token without exp is good for"
          emptyMeaning="150 seconds"
          placeholder="150s"
        />
        <fields.Duration
          name="not_before_leeway"
          label="A token with exp alone begins before it by"
          emptyMeaning="150 seconds"
          placeholder="150s"
        />
        <fields.Flag name="token_policies_template_claims" label="The policies are templates over the claims" hint="" />
      </MoreFields>
    </FormSection>
  )
}

/** What only a sign-in through the browser has. */
function BrowserSection({ mount }: { readonly mount: string }) {
  const { role_type: type } = useWatch<RoleValues>()
  if (type !== 'oidc') return null
  return (
    <FormSection title="Where do people come back to?">
      <RedirectDoctor mount={mount} />
      <fields.List name="allowed_redirect_uris" label="Redirect URIs" />
      <fields.List name="oidc_scopes" label="Scopes to ask for" placeholder={'profile\nemail'} />
      <fields.Duration name="max_age" label="They proved who they are at most so long ago" emptyMeaning="Any time" />
      <MoreFields label="Other ways back, and what is kept">
        <fields.Choice name="callback_mode" label="The answer goes" choices={callbackModes} hint="" />
        <fields.Text name="poll_interval" label="Seconds between polls" type="number" />
        <fields.Flag name="oidc_disable_confirmation" label="Skip the confirmation page" />
        <fields.List name="oauth2_metadata" label="Tokens of the identity provider to keep" placeholder="access_token" />
        <fields.Flag name="verbose_oidc_logging" label="Log the claims" />
      </MoreFields>
    </FormSection>
  )
}
