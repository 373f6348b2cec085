import { approleRoutes } from '@postern/contract/routes/approle.ts'
import { auditRoutes } from '@postern/contract/routes/audit.ts'
import { capabilityRoutes } from '@postern/contract/routes/capabilities.ts'
import { cubbyholeRoutes } from '@postern/contract/routes/cubbyhole.ts'
import { identityRoutes } from '@postern/contract/routes/identity.ts'
import { identityTokenRoutes } from '@postern/contract/routes/identity-tokens.ts'
import { internalUiRoutes } from '@postern/contract/routes/internal-ui.ts'
import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { kubernetesAuthRoutes } from '@postern/contract/routes/kubernetes-auth.ts'
import { leaseRoutes } from '@postern/contract/routes/leases.ts'
import { legacyPolicyRoutes } from '@postern/contract/routes/legacy-policies.ts'
import { lifeRoutes } from '@postern/contract/routes/life.ts'
import { oidcFlowRoutes } from '@postern/contract/routes/oidc-flow.ts'
import { lockedUserRoutes } from '@postern/contract/routes/locked-users.ts'
import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { openapiRoutes } from '@postern/contract/routes/openapi.ts'
import { policyRoutes } from '@postern/contract/routes/policies.ts'
import { quotaRoutes } from '@postern/contract/routes/quotas.ts'
import { rekeyRoutes } from '@postern/contract/routes/rekey.ts'
import { rootGenerationRoutes } from '@postern/contract/routes/root-generation.ts'
import { sealRoutes } from '@postern/contract/routes/seal.ts'
import { serverFactRoutes } from '@postern/contract/routes/server-facts.ts'
import { serverSettingRoutes } from '@postern/contract/routes/server-settings.ts'
import { serverStateRoutes } from '@postern/contract/routes/server-state.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { sysMountRoutes } from '@postern/contract/routes/sys-mounts.ts'
import { tokenRoutes } from '@postern/contract/routes/token.ts'
import { toolRoutes } from '@postern/contract/routes/tools.ts'
import { userpassRoutes } from '@postern/contract/routes/userpass.ts'
import { wrappingRoutes } from '@postern/contract/routes/wrapping.ts'
import type { Rekey } from '@postern/engine/life/rekey.ts'
import type { RootGeneration } from '@postern/engine/life/root-generation.ts'
import type { World } from '@postern/engine/world.ts'
import { approleHandlers } from './approle.ts'
import { auditHandlers } from './audit.ts'
import { capabilityHandlers } from './capabilities.ts'
import { cubbyholeHandlers } from './cubbyhole.ts'
import { identityHandlers } from './identity.ts'
import { identityTokenHandlers } from './identity-tokens.ts'
import { internalUiHandlers } from './internal-ui.ts'
import { jwtAuthHandlers } from './jwt-auth.ts'
import { kubernetesAuthHandlers } from './kubernetes-auth.ts'
import { leaseHandlers } from './leases.ts'
import { legacyPolicyHandlers } from './legacy-policies.ts'
import { lockedUserHandlers } from './locked-users.ts'
import { sysAuthHandlers, sysMountHandlers } from './mounts.ts'
import { oidcFlowHandlers } from './oidc-flow.ts'
import { oidcProviderHandlers } from './oidc-provider.ts'
import { openapiHandlers } from './openapi.ts'
import { policyHandlers } from './policies.ts'
import { quotaHandlers } from './quotas.ts'
import { rekeyHandlers } from './rekey.ts'
import { rootGenerationHandlers } from './root-generation.ts'
import { createRootProtection } from './root-protection.ts'
import { sealHandlers, type SealParts } from './seal.ts'
import { serve, type Served } from './serve.ts'
import { serverFactHandlers } from './server-facts.ts'
import { serverSettingHandlers } from './server-settings.ts'
import { serverStateHandlers, type StateParts } from './server-state.ts'
import { tokenHandlers } from './token.ts'
import { toolHandlers } from './tools.ts'
import { userpassHandlers } from './userpass.ts'
import { wrappingHandlers } from './wrapping.ts'

/** What some handlers need beside the world. */
export interface ServerParts extends SealParts, StateParts {
  readonly rootGeneration: RootGeneration
  readonly rekey: Rekey
}

/** Every route table with its handlers, but for those that answer while sealed. */
export function servedTables(parts: ServerParts): readonly Served[] {
  const { world, rekey, rootGeneration } = parts
  const tables = [
    ...plainTables(world),
    serve(rekeyRoutes, rekeyHandlers(rekey)),
    serve(rootGenerationRoutes, rootGenerationHandlers(rootGeneration)),
    serve(sealRoutes, sealHandlers(parts)),
    serve(serverStateRoutes, serverStateHandlers(parts)),
  ]
  const routes = [lifeRoutes, openapiRoutes, policyRoutes, ...tables.map(({ table }) => table)]
  return [
    ...tables,
    serve(openapiRoutes, openapiHandlers(world, routes)),
    serve(policyRoutes, policyHandlers(world, createRootProtection(routes))),
  ]
}

/** Those whose handlers need to know no other table. */
const plainTables = (world: World): readonly Served[] => [
  serve(approleRoutes, approleHandlers(world)),
  serve(auditRoutes, auditHandlers(world)),
  serve(capabilityRoutes, capabilityHandlers(world)),
  serve(cubbyholeRoutes, cubbyholeHandlers(world)),
  serve(identityRoutes, identityHandlers(world)),
  serve(identityTokenRoutes, identityTokenHandlers(world)),
  serve(internalUiRoutes, internalUiHandlers(world)),
  serve(jwtAuthRoutes, jwtAuthHandlers(world)),
  serve(kubernetesAuthRoutes, kubernetesAuthHandlers(world)),
  serve(leaseRoutes, leaseHandlers(world)),
  serve(legacyPolicyRoutes, legacyPolicyHandlers(world)),
  serve(oidcFlowRoutes, oidcFlowHandlers(world)),
  serve(oidcProviderRoutes, oidcProviderHandlers(world)),
  serve(lockedUserRoutes, lockedUserHandlers(world)),
  serve(quotaRoutes, quotaHandlers(world)),
  serve(serverFactRoutes, serverFactHandlers(world)),
  serve(serverSettingRoutes, serverSettingHandlers(world)),
  serve(sysAuthRoutes, sysAuthHandlers(world)),
  serve(sysMountRoutes, sysMountHandlers(world)),
  serve(tokenRoutes, tokenHandlers(world)),
  serve(toolRoutes, toolHandlers(world)),
  serve(userpassRoutes, userpassHandlers(world)),
  serve(wrappingRoutes, wrappingHandlers(world)),
]
