import { parsePolicy } from './parse-policy.ts'
import type { Policy } from './policy.ts'

/** Allows everything, has no text and cannot be written. */
export const rootPolicyName = 'root'

/** What most tokens get beside their own policies: written once, at the first start, and then the operator's to change. */
export const defaultPolicyName = 'default'

/** What a wrapping token has, and nobody else may be given. */
export const wrappingPolicyName = 'response-wrapping'

/** The policies that cannot be written or deleted. */
export const fixedPolicies: ReadonlySet<string> = new Set([rootPolicyName, wrappingPolicyName])

/** The first text of `default` (spec/core.md 8.7). */
export const defaultPolicyText = `# Tokens may look up, renew and revoke themselves.
path "auth/token/lookup-self" {
  capabilities = ["read"]
}

path "auth/token/renew-self" {
  capabilities = ["update"]
}

path "auth/token/revoke-self" {
  capabilities = ["update"]
}

# They may ask what they are allowed to do.
path "sys/capabilities-self" {
  capabilities = ["update"]
}

path "sys/internal/ui/resultant-acl" {
  capabilities = ["read"]
}

# And who they are.
path "identity/entity/id/{{identity.entity.id}}" {
  capabilities = ["read"]
}

path "identity/entity/name/{{identity.entity.name}}" {
  capabilities = ["read"]
}

# They may look up and renew leases whose id they know.
path "sys/leases/renew" {
  capabilities = ["update"]
}

path "sys/leases/lookup" {
  capabilities = ["update"]
}

# Each has a cubbyhole of its own.
path "cubbyhole/*" {
  capabilities = ["create", "read", "update", "delete", "list"]
}

# They may wrap data, and look into and open the wrappings they are given.
path "sys/wrapping/wrap" {
  capabilities = ["update"]
}

path "sys/wrapping/lookup" {
  capabilities = ["update"]
}

path "sys/wrapping/unwrap" {
  capabilities = ["update"]
}

# They may hash data.
path "sys/tools/hash" {
  capabilities = ["update"]
}

path "sys/tools/hash/*" {
  capabilities = ["update"]
}

# They may sign in to apps. The provider's clients and assignments say who really may.
path "identity/oidc/provider/+/authorize" {
  capabilities = ["read", "update"]
}

# They may see what they let apps know, and take it back.
path "identity/oidc/consents" {
  capabilities = ["read"]
}

path "identity/oidc/consents/*" {
  capabilities = ["delete"]
}
`

/** The text of `response-wrapping` (spec/core.md 8.7). */
export const wrappingPolicyText = `path "cubbyhole/response" {
  capabilities = ["create", "read"]
}

path "sys/wrapping/unwrap" {
  capabilities = ["update"]
}
`

const wrappingStanzas = parsePolicy(wrappingPolicyText)

/** What `response-wrapping` says. */
export const wrappingPolicy: Policy = {
  name: wrappingPolicyName,
  stanzas: 'stanzas' in wrappingStanzas ? wrappingStanzas.stanzas : [],
  allowsWildcards: false,
  allowsSlashes: false,
}
