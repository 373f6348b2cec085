import type { Reason } from '@postern/engine/refusal.ts'
import { approleWordings } from './approle.ts'
import { auditWordings } from './audit.ts'
import { authWordings } from './auth.ts'
import { authorizeWordings } from './authorize.ts'
import { capabilityWordings } from './capabilities.ts'
import { cubbyholeWordings } from './cubbyhole.ts'
import { exchangeWordings } from './exchange.ts'
import { generalWordings } from './general.ts'
import { identityWordings } from './identity.ts'
import { jwtAuthWordings } from './jwt-auth.ts'
import { kubernetesWordings } from './kubernetes.ts'
import { leaseWordings } from './leases.ts'
import { lifeWordings } from './life.ts'
import { mountWordings } from './mounts.ts'
import { oidcConfigurationWordings } from './oidc-configuration.ts'
import { oidcLoginWordings } from './oidc-login.ts'
import { policyWordings } from './policies.ts'
import { quotaWordings } from './quotas.ts'
import { serverSettingWordings } from './server-settings.ts'
import { tokenWordings } from './tokens.ts'
import { toolWordings } from './tools.ts'
import { userpassWordings } from './userpass.ts'
import { userinfoWordings } from './userinfo.ts'
import { wrappingWordings } from './wrapping.ts'
import type { RefusalReply, Wordings } from './wording.ts'

const wordings: Wordings<Reason> = {
  ...authorizeWordings,
  ...approleWordings,
  ...auditWordings,
  ...authWordings,
  ...capabilityWordings,
  ...cubbyholeWordings,
  ...exchangeWordings,
  ...generalWordings,
  ...identityWordings,
  ...jwtAuthWordings,
  ...kubernetesWordings,
  ...leaseWordings,
  ...lifeWordings,
  ...mountWordings,
  ...oidcConfigurationWordings,
  ...oidcLoginWordings,
  ...policyWordings,
  ...quotaWordings,
  ...serverSettingWordings,
  ...tokenWordings,
  ...toolWordings,
  ...userinfoWordings,
  ...userpassWordings,
  ...wrappingWordings,
}

/** The status and sentence of a refusal. This folder is the only place that knows them. */
export function wordingOf(reason: Reason): RefusalReply {
  // Indexing by the reason's own code always finds the wording made for it; the table's type proves each one exists.
  const word = wordings[reason.code] as (reason: Reason) => RefusalReply
  return word(reason)
}
