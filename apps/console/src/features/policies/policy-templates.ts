/** A policy to begin with. */
interface PolicyTemplate {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly policy: string
}

export const policyTemplates: readonly PolicyTemplate[] = [
  {
    id: 'identity-admin',
    title: 'Administrator of sign-in',
    text: 'Auth methods, people, groups, apps and policies.',
    policy: `# Auth methods, with their roles and users
path "sys/auth" {
  capabilities = ["read"]
}

path "sys/auth/*" {
  capabilities = ["create", "read", "update", "delete", "list", "sudo"]
}

path "auth/*" {
  capabilities = ["create", "read", "update", "delete", "list"]
}

# People, groups and apps
path "identity/*" {
  capabilities = ["create", "read", "update", "delete", "list"]
}

# Policies
path "sys/policies/acl/*" {
  capabilities = ["create", "read", "update", "delete", "list"]
}
`,
  },
  {
    id: 'reader',
    title: 'Reader',
    text: 'Sees everything of identity and changes nothing.',
    policy: `path "sys/auth" {
  capabilities = ["read"]
}

path "auth/*" {
  capabilities = ["read", "list"]
}

path "identity/*" {
  capabilities = ["read", "list"]
}

path "sys/policies/acl/*" {
  capabilities = ["read", "list"]
}
`,
  },
  {
    id: 'app',
    title: 'Owner of one app',
    text: 'Keeps one client and who may sign in to it. Put its name in.',
    policy: `path "identity/oidc/client/my-app" {
  capabilities = ["read", "update"]
}

path "identity/oidc/client/my-app/*" {
  capabilities = ["read", "update"]
}

path "identity/oidc/assignment/my-app" {
  capabilities = ["create", "read", "update"]
}
`,
  },
]
