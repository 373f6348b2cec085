import type { OidcScope, ScopePreset } from '@postern/contract/resources/oidc-scope.ts'

const metadata = (key: string) => `{{identity.entity.metadata.${key}}}`

function templateOf(members: Readonly<Record<string, string>>): string {
  const lines = Object.entries(members).map(([claim, value]) => `  ${JSON.stringify(claim)}: ${value}`)
  return `{\n${lines.join(',\n')}\n}`
}

const profileTexts = [
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'profile',
  'picture',
  'website',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
]
const addressTexts = ['formatted', 'street_address', 'locality', 'region', 'postal_code', 'country']

/** The standard scopes (OpenID Connect Core 5.4), filled from metadata of the same names, and one for groups. */
export const presets: Readonly<Record<ScopePreset, OidcScope>> = {
  profile: {
    description: 'Your name and profile',
    template: templateOf({
      name: metadata('name'),
      preferred_username: '{{identity.entity.name}}',
      ...Object.fromEntries(profileTexts.map((claim) => [claim, metadata(claim)])),
      updated_at: metadata('updated_at'),
    }),
    omit_empty: true,
    claim_types: { updated_at: 'number' },
  },
  email: {
    description: 'Your email address',
    template: templateOf({ email: metadata('email'), email_verified: metadata('email_verified') }),
    omit_empty: true,
    claim_types: { email_verified: 'boolean' },
  },
  address: {
    description: 'Your postal address',
    // A blank before the last brace: two in a row would end a directive.
    template: `{\n  "address": ${templateOf(
      Object.fromEntries(addressTexts.map((part) => [part, metadata(`address_${part}`)])),
    ).replaceAll('\n', '\n  ')}\n}`,
    omit_empty: true,
  },
  phone: {
    description: 'Your phone number',
    template: templateOf({ phone_number: metadata('phone_number'), phone_number_verified: metadata('phone_number_verified') }),
    omit_empty: true,
    claim_types: { phone_number_verified: 'boolean' },
  },
  groups: {
    description: 'The groups you belong to',
    template: templateOf({ groups: '{{identity.entity.groups.names}}' }),
    omit_empty: true,
  },
}

/** The preset with this name. */
export function presetNamed(name: string): OidcScope | undefined {
  return Object.entries(presets).find(([preset]) => preset === name)?.[1]
}
