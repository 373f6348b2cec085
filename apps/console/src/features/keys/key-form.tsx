import { signingAlgorithms } from '@postern/contract/resources/oidc-key.ts'
import { useNavigate } from '@tanstack/react-router'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { identityTokens } from '#lib/api/identity-tokens.ts'
import { paths } from '#lib/paths.ts'
import { keyCallOf, keyMessages, keyRules, type KeyValues } from './key-values.ts'
import { keyRoot } from './queries.ts'

const fields = fieldsOf<KeyValues>()

const hints: Readonly<Record<string, string>> = {
  RS256: 'RSA, understood everywhere',
  ES256: 'Elliptic curve P-256: short and fast',
  EdDSA: 'Ed25519: shortest and fastest, not understood everywhere',
}
const algorithms = signingAlgorithms.map((value) => ({ value, label: value, ...(hints[value] ? { hint: hints[value] } : {}) }))

interface KeyFormProps {
  readonly initial: KeyValues
  readonly isNew: boolean
  readonly readAgain?: () => Promise<KeyValues>
}

/** Makes a key, or changes one. */
export function KeyForm({ initial, isNew, readAgain }: KeyFormProps) {
  const navigate = useNavigate()
  return (
    <ResourceForm
      noun="key"
      operation={identityTokens.writeOidcKey}
      isNew={isNew}
      initial={initial}
      callOf={keyCallOf}
      rules={keyRules}
      fieldOfMessage={keyMessages}
      {...(readAgain ? { readAgain } : {})}
      touches={[keyRoot]}
      cancelTo={isNew ? paths.keys : paths.key(initial.name)}
      onSaved={({ name }) => navigate({ to: paths.key(name) })}
    >
      <FormSection title="What signs?">
        <fields.Text
          name="name"
          label="Name"
          apiName={null}
          isMono
          isRequired
          lock={isNew ? undefined : 'A key keeps its name. Clients refer to it.'}
          hint={isNew ? 'Letters, digits, dots, dashes and underscores.' : undefined}
        />
        <fields.Choice
          name="algorithm"
          label="Algorithm"
          choices={algorithms}
          {...(isNew ? {} : { hint: 'A change makes new key pairs at once: tokens signed before are no longer accepted.' })}
        />
      </FormSection>
      <FormSection
        title="How long does it live?"
        hint="Each key pair is first published, then signs, then only verifies what it signed."
      >
        <fields.Duration name="rotation_period" label="Rotate every" placeholder="24h" />
        <fields.Duration name="verification_ttl" label="Verify on for" placeholder="24h" />
      </FormSection>
      <FormSection title="For whom may it sign?">
        <fields.List
          name="allowed_client_ids"
          label="Client ids"
          placeholder="*"
          hint="Client ids of apps and of identity token roles, one a line. A * lets all of them."
        />
      </FormSection>
    </ResourceForm>
  )
}
