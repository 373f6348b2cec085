import type { AuthReply } from '@postern/contract/client/create-client.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { MoreFields } from '#components/form/more-fields.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { ButtonLink } from '#components/link.tsx'
import { Page } from '#components/page.tsx'
import { tokens } from '#lib/api/tokens.ts'
import { durationWords } from '#lib/duration-words.ts'
import { paths } from '#lib/paths.ts'
import { policySource } from '#lib/pick/policies.ts'
import { Banner } from '#ui/banner.tsx'
import { CodeBlock } from '#ui/code-block.tsx'
import { newTokenRequest, tokenCallOf, tokenCreateMessages, tokenCreateRules, type TokenRequest } from './token-request.ts'
import { tokenRoot } from './queries.ts'

const fields = fieldsOf<TokenRequest>()

const types = [
  { value: 'service', label: 'Service token', hint: 'Kept here, can be renewed and revoked' },
  { value: 'batch', label: 'Batch token', hint: 'Kept nowhere, cannot be renewed or revoked' },
]

/** Makes a token. It is shown once. */
export function TokenCreatePage() {
  const [made, setMade] = useState<AuthReply>()
  const queries = useQueryClient()
  const crumbs = [{ label: 'Tokens', to: paths.tokens }]
  if (made !== undefined) {
    return (
      <Page title="The new token" crumbs={crumbs}>
        <Banner kind="warn" title="It is shown now and never again">
          Whoever holds it may do what its policies allow
          {made.lease_duration > 0 ? ` for ${durationWords(made.lease_duration)}` : ''}.
        </Banner>
        <CodeBlock label="token">{made.client_token}</CodeBlock>
        <div className="flex gap-2">
          {made.accessor ? <ButtonLink to={paths.token(made.accessor)}>Go to the token</ButtonLink> : null}
          <ButtonLink to={paths.tokens} look="primary">
            Done
          </ButtonLink>
        </div>
      </Page>
    )
  }
  return (
    <Page title="New token" crumbs={crumbs}>
      <ResourceForm
        noun="token"
        operation={tokens.createToken}
        isNew
        initial={newTokenRequest}
        callOf={tokenCallOf}
        rules={tokenCreateRules}
        fieldOfMessage={tokenCreateMessages}
        touches={[]}
        cancelTo={paths.tokens}
        onSaved={async (_, answer) => {
          setMade(answer)
          await queries.invalidateQueries({ queryKey: tokenRoot })
        }}
      >
        <FormSection title="What may it do?">
          <fields.Text name="display_name" label="What is it for?" />
          <fields.Pick name="policies" label="Policies" source={policySource} placeholder="Those of your own token" />
          <fields.Flag name="no_default_policy" label="Leave the default policy out" hint="" />
        </FormSection>
        <FormSection title="How long does it live?">
          <fields.Duration name="ttl" label="It lives" emptyMeaning="As the system says" />
          <fields.Duration name="explicit_max_ttl" label="At most, renewals included" emptyMeaning="As the system says" />
          <fields.Flag name="renewable" label="It may be renewed" hint="" />
          <MoreFields label="More">
            <fields.Text name="num_uses" label="May be used so often" type="number" placeholder="any number" />
            <fields.Duration name="period" label="Renewed for ever, each time for" emptyMeaning="Not periodic" />
            <fields.Choice name="type" label="Kind" choices={types} hint="" />
            <fields.Flag name="no_parent" label="It lives on when your own token ends" hint="" />
            <fields.Pairs name="meta" label="Metadata" keyLabel="Name" valueLabel="Value" />
          </MoreFields>
        </FormSection>
      </ResourceForm>
    </Page>
  )
}
