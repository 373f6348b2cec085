import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { policyRoutes } from '@postern/contract/routes/policies.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import type { Outside } from '#programs/outside.ts'
import type { Postern } from '#programs/postern.ts'
import type { CiJob } from '#outside/ci-token.ts'

interface CiMount {
  readonly postern: Postern
  readonly outside: Outside
  readonly mount: string
  readonly policy: string
}

/** The job that the role `ci` lets in. */
export const mainBranch = {
  sub: 'repo:org/app:ref:refs/heads/main',
  aud: 'vault',
  claims: { ref: 'refs/heads/main', repository: 'org/app', run: 7 },
} as const satisfies CiJob

/** A jwt method that trusts the outside provider, with a role for the main branch of one repository. */
export async function enableCi({ postern, outside, mount, policy }: CiMount): Promise<void> {
  await postern.api(policyRoutes).writePolicy({
    params: { name: policy },
    input: { policy: 'path "cubbyhole/deploy" {\n  capabilities = ["create", "read", "update"]\n}\n' },
  })
  await postern.api(sysAuthRoutes).enableAuth({
    params: { path: mount },
    input: { type: 'jwt', description: 'Jobs of our CI platform' },
  })
  const api = postern.api(jwtAuthRoutes)
  await api.writeJwtConfig({ params: { mount }, input: { oidc_discovery_url: outside.issuer, bound_issuer: outside.issuer } })
  await api.writeJwtRole({
    params: { mount, name: 'ci' },
    input: {
      role_type: 'jwt',
      user_claim: 'sub',
      bound_audiences: [mainBranch.aud],
      bound_claims: { ref: mainBranch.claims.ref },
      token_policies: [policy],
      token_ttl: 900,
    },
  })
}
