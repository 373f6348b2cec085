/**
 * What asks for a proof that is fresh: policies, auth mounts, key rotation, and revoking many at once (spec/security.md
 * 8.6). Paths as they stand behind `/v1/`.
 */
const weighty = [
  /^sys\/policies\/(?:acl|detailed\/acl)\/./,
  /^sys\/policy\/./,
  /^sys\/auth\/./,
  /^sys\/mounts\/./,
  /^sys\/remount$/,
  /^sys\/(?:leases\/)?revoke-(?:prefix|force)\//,
  /^identity\/oidc\/key\/[^/]+\/rotate$/,
]

/** What only looks, although it is posted. */
const lookings = new Set(['sys/policies/acl/simulate'])

/** Whether a request to the API needs a fresh proof of who sends it. */
export function weighsMore({ method, path }: { readonly method: string; readonly path: string }): boolean {
  const isChange = method === 'POST' || method === 'PUT' || method === 'PATCH' || method === 'DELETE'
  return isChange && !lookings.has(path) && weighty.some((form) => form.test(path))
}
