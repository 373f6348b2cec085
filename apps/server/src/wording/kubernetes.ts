import type { ClusterProblem } from '@postern/engine/auth/kubernetes/cluster/cluster-problem.ts'
import type { KubernetesReason } from '@postern/engine/auth/kubernetes/reasons.ts'
import type { KubernetesRoleWarning } from '@postern/engine/auth/kubernetes/roles/write-kubernetes-role.ts'
import { goDuration } from '@postern/engine/tokens/go-duration.ts'
import { claimsProblem, jwsProblem, pemProblem, statusLine, timesProblem } from './jwt-problems.ts'
import { quoted } from './quoted.ts'
import { aggregated, mistake, type Wordings } from './wording.ts'

const denied = (message = 'permission denied') => ({ status: 403, errors: [message] })
const fault = (message: string) => ({ status: 500, errors: [message] })

/** The kubernetes method (spec/jwt-oidc-auth.md 11). Why a review refused is said to those alone who may debug. */
export const kubernetesWordings: Wordings<KubernetesReason> = {
  kubernetes_host_missing: () => mistake('no host provided'),
  kubernetes_ca_missing: () => mistake('kubernetes_ca_cert must be given when disable_local_ca_jwt is true'),
  kubernetes_ca_invalid: () => mistake('The provided CA PEM data contains no valid certificates'),
  kubernetes_public_key: ({ pem }) => mistake(pemProblem(pem)),
  kubernetes_names_missing: () => mistake('"bound_service_account_names" can not be empty'),
  kubernetes_namespaces_missing: () =>
    mistake('"bound_service_account_namespaces" can not be empty if "bound_service_account_namespace_selector" is not set'),
  kubernetes_mixed_wildcard: () => mistake('can not mix "*" with values'),
  kubernetes_open_to_all: () => mistake('service_account_names and service_account_namespaces can not both be "*"'),
  kubernetes_selector: () => mistake('invalid "bound_service_account_namespace_selector" configured'),
  kubernetes_alias_source: () => mistake('invalid alias_name_source, must be one of: serviceaccount_uid, serviceaccount_name'),
  kubernetes_ttl: () => mistake('token ttl should not be greater than token max ttl'),
  kubernetes_period: ({ period, max }) =>
    mistake(
      `token period of '"${goDuration(period)}"' is greater than the backend's maximum lease TTL of '"${goDuration(max)}"'`,
    ),

  kubernetes_role_missing: () => mistake('missing role'),
  kubernetes_jwt_missing: () => mistake('missing jwt'),
  kubernetes_role_not_found: ({ role }) => mistake(`invalid role name ${quoted(role)}`),
  kubernetes_source_address: () => denied(),
  kubernetes_config_missing: () => fault('could not load backend configuration'),
  kubernetes_token_malformed: ({ problem }) => denied(jwsProblem(problem)),
  kubernetes_claims: ({ problem }) => denied(claimsProblem(problem)),
  kubernetes_signature: () => denied(),
  kubernetes_issuer: () => denied('invalid issuer (iss) claim'),
  kubernetes_audience: () => denied('invalid audience (aud) claim: audience claim does not match any expected audience'),
  kubernetes_times: ({ problem }) => denied(timesProblem(problem)),
  kubernetes_account: () => denied('service account name not authorized'),
  kubernetes_namespace: ({ problem }) =>
    denied(
      problem === undefined
        ? 'namespace not authorized'
        : `namespace not authorized err=namespace lookup failed: ${clusterProblem(problem)}`,
    ),
  kubernetes_uid_missing: () => fault('could not parse UID from claims'),
  kubernetes_account_incomplete: () => fault('service account namespace and name must be set'),
  kubernetes_review: () => denied(),
  kubernetes_annotations: () => denied(),

  kubernetes_role_gone: ({ role }) => aggregated(500, `role ${quoted(role)} does not exist during renewal`),
}

/** Why the API server told nothing: what anybody may read who logs in, so no more than the kind of trouble. */
function clusterProblem(problem: ClusterProblem): string {
  switch (problem.problem) {
    case 'no-reviewer':
      return 'TokenReviewer JWT needs to be configured to use namespace selectors'
    case 'connection':
      return `no answer from the API server: ${problem.failure}`
    case 'status':
      return `unexpected answer of the API server: ${statusLine(problem.status)}`
    case 'status-object':
    case 'not-json':
      return 'unexpected answer of the API server'
  }
}

/** What is said of a role that was written all the same (spec/jwt-oidc-auth.md 11.2). */
export const kubernetesRoleWarning: Readonly<Record<KubernetesRoleWarning, string>> = {
  'max-ttl-truncated':
    "max_ttl is greater than the system or backend mount's maximum TTL value; issued tokens' max TTL value will be truncated",
}
