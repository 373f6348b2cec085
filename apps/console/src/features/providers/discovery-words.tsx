import type { OidcDiscovery } from '@postern/contract/resources/oidc-provider.ts'

const meanings: Readonly<Record<string, string>> = {
  issuer: 'What every ID token names as its maker. Apps compare it exactly.',
  authorization_endpoint: 'Where an app sends the browser so that a person signs in.',
  token_endpoint: 'Where an app turns a code into tokens.',
  userinfo_endpoint: 'Where an app learns more of the person, with an access token.',
  jwks_uri: 'The public keys that ID tokens are verified with.',
  end_session_endpoint: 'Where an app sends the browser to sign out.',
  introspection_endpoint: 'Where a token can be checked.',
  revocation_endpoint: 'Where a token can be ended.',
  pushed_authorization_request_endpoint: 'Where a request can be left before the browser is sent.',
  device_authorization_endpoint: 'Where a device without a browser begins.',
  scopes_supported: 'What apps may ask for.',
  claims_supported: 'What tokens may tell.',
  id_token_signing_alg_values_supported: 'How ID tokens are signed.',
  response_types_supported: 'What may come back from the sign-in.',
  grant_types_supported: 'What may be turned into tokens.',
  subject_types_supported: 'public: every app sees the same id of a person.',
  token_endpoint_auth_methods_supported: 'How an app may prove which one it is.',
  code_challenge_methods_supported: 'How PKCE may be done.',
}

/** The discovery document, member by member, in words. */
export function DiscoveryWords({ discovery }: { readonly discovery: OidcDiscovery }) {
  return (
    <dl className="flex flex-col">
      {Object.entries(discovery).map(([member, value]) => (
        <div key={member} className="border-t border-border py-2 first:border-0">
          <dt>
            <code className="break-all">{member}</code>
            {meanings[member] ? <span className="block text-text-2">{meanings[member]}</span> : null}
          </dt>
          <dd className="font-mono text-sm break-all">{sayValue(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function sayValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(' ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
