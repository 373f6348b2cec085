import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { MoreFields } from '#components/form/more-fields.tsx'
import { policySource } from '#lib/pick/policies.ts'
import type { TokenValues } from '#lib/token-values.ts'

const fields = fieldsOf<TokenValues>()

const types = [
  { value: 'default', label: 'As the mount says' },
  { value: 'service', label: 'Service token', hint: 'Kept here, can be renewed and revoked' },
  { value: 'batch', label: 'Batch token', hint: 'Kept nowhere, cannot be renewed or revoked' },
]

/** What a login gets: policies, and the life of its token. */
export function TokenSection() {
  return (
    <FormSection title="What do they get?" hint="A token with these policies, beside those of the person and their groups.">
      <fields.Pick name="token_policies" label="Policies" source={policySource} placeholder="Type the name of a policy" />
      <fields.Duration name="token_ttl" label="The token lives" emptyMeaning="As the mount says" />
      <fields.Duration name="token_max_ttl" label="At most, renewals included" emptyMeaning="As the mount says" />
      <MoreFields label="More about the token">
        <fields.Duration name="token_period" label="Renewed for ever, each time for" emptyMeaning="Not periodic" />
        <fields.Duration name="token_explicit_max_ttl" label="At most, whatever else is said" emptyMeaning="No such limit" />
        <fields.Text name="token_num_uses" label="May be used so often" type="number" placeholder="any number" />
        <fields.Choice name="token_type" label="Kind of token" choices={types} hint="" />
        <fields.Flag name="token_no_default_policy" label="Leave the default policy out" hint="" />
        <fields.List name="token_bound_cidrs" label="From these addresses only" placeholder="10.0.0.0/8" />
        <fields.Flag name="token_strictly_bind_ip" label="From the address that logged in only" hint="" />
      </MoreFields>
    </FormSection>
  )
}
