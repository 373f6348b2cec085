import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import type { Outside } from '#programs/outside.ts'
import type { Postern } from '#programs/postern.ts'

interface OutsideMount {
  readonly postern: Postern
  readonly outside: Outside
  readonly mount: string
  readonly description?: string
  readonly policies?: readonly string[]
}

/** An oidc method whose people sign in at the outside identity provider, with one role that takes their groups along. */
export async function enableOutside({ postern, outside, mount, description = '', policies = [] }: OutsideMount): Promise<void> {
  const callback = `${postern.url}/ui/vault/auth/${mount}/oidc/callback`
  const client = await outside.register(`Postern (${mount})`, [callback])
  const config = { listing_visibility: 'unauth' }
  await postern.api(sysAuthRoutes).enableAuth({ params: { path: mount }, input: { type: 'oidc', description, config } })
  const api = postern.api(jwtAuthRoutes)
  await api.writeJwtConfig({
    params: { mount },
    input: {
      oidc_discovery_url: outside.issuer,
      oidc_client_id: client.client_id,
      oidc_client_secret: client.client_secret,
      default_role: 'person',
    },
  })
  await api.writeJwtRole({
    params: { mount, name: 'person' },
    input: {
      role_type: 'oidc',
      user_claim: 'sub',
      groups_claim: 'groups',
      claim_mappings: { email: 'email', name: 'name' },
      oidc_scopes: ['profile', 'email', 'groups'],
      allowed_redirect_uris: [callback],
      token_policies: [...policies],
    },
  })
}
