import type { Mount } from '#mounts/mount.ts'
import type { ProviderAccess } from '#ports/relying-party.ts'
import type { World } from '#world.ts'
import { type JwtConfig, maybeJwtConfig } from '../jwt/config/jwt-config.ts'
import { hasOidcFlow } from '../jwt/config/key-source-kind.ts'
import type { KeysProblem } from '../jwt/keys/keys-problem.ts'
import { listJwtRoles } from '../jwt/roles/list-jwt-roles.ts'
import { type JwtRole, maybeJwtRole } from '../jwt/roles/jwt-role.ts'
import { providerAccess } from './provider-access.ts'
import { type SentRedirect, type UriProblem, withoutNamespace } from './redirect-uri.ts'

/** A browser sign-in that somebody wants to begin. */
export interface OidcStart {
  readonly mount: Mount
  /** In lower case; empty or absent for the mount's default. */
  readonly role?: string | undefined
  readonly redirectUri: string
  readonly clientNonce?: string | undefined
  readonly remoteAddress: string
}

/** What its beginning is judged by. */
export interface OidcStartFacts {
  readonly config: JwtConfig | undefined
  readonly roleName: string
  readonly role: JwtRole | undefined
  readonly knownRoles?: readonly string[]
  readonly clientNonce: string
  readonly redirectUri: string
  /** As it is matched and sent. */
  readonly redirect: SentRedirect | UriProblem
  /** Where the mount is, for the addresses clients use. */
  readonly mountPath: string
  /** Absent while nobody has asked the provider. */
  readonly provider?: ProviderAccess | KeysProblem
}

/** Gathers the facts. The provider is only asked where everything else holds, unless all is to be explained. */
export async function oidcStartFacts(
  world: World,
  start: OidcStart,
  isExplained: (facts: OidcStartFacts) => boolean,
): Promise<OidcStartFacts> {
  const config = await maybeJwtConfig(world, start.mount)
  const roleName = start.role || (config?.default_role ?? '')
  const role = roleName === '' ? undefined : await maybeJwtRole(world, start.mount, roleName)
  const facts: OidcStartFacts = {
    config,
    roleName,
    role,
    clientNonce: start.clientNonce ?? '',
    redirectUri: start.redirectUri,
    redirect: redirectOf(start.redirectUri, config),
    mountPath: start.mount.path.replace(/\/$/, ''),
  }
  if (!isExplained(facts) || config === undefined || !hasOidcFlow(config)) return facts
  return {
    ...facts,
    ...(role === undefined ? { knownRoles: await listJwtRoles(world, start.mount, { limit: 1000 }) } : {}),
    provider: await providerAccess(world, config),
  }
}

function redirectOf(uri: string, config: JwtConfig | undefined): SentRedirect | UriProblem {
  if (config?.namespace_in_state) return withoutNamespace(uri)
  return URL.canParse(uri) ? { uri, namespace: '' } : 'unreadable'
}
