import { newRole, type RoleValues } from './role-values.ts'

/** A role for a platform whose tokens are known. What is in angle brackets is to be filled in. */
interface RolePreset {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly values: RoleValues
}

const jwt = newRole('jwt')
const oidc = { ...newRole('oidc'), oidc_scopes: ['profile', 'email'] }

export const rolePresets: readonly RolePreset[] = [
  {
    id: 'github',
    title: 'GitHub Actions',
    text: 'Workflows of one repository. Ids cannot be taken over when a repository is renamed; names can.',
    values: {
      ...jwt,
      name: 'github',
      bound_audiences: ['https://github.com/<organisation>'],
      bound_claims: [
        { key: 'repository_owner_id', value: '"<organisation id>"' },
        { key: 'repository_id', value: '"<repository id>"' },
        { key: 'ref', value: 'refs/heads/main' },
      ],
      claim_mappings: [
        { key: 'repository', value: 'repository' },
        { key: 'workflow', value: 'workflow' },
        { key: 'actor', value: 'actor' },
      ],
      token_ttl: '10m',
    },
  },
  {
    id: 'gitlab',
    title: 'GitLab CI',
    text: 'Jobs of one project, on protected branches and tags only.',
    values: {
      ...jwt,
      name: 'gitlab',
      bound_audiences: ['https://vault.example.com'],
      bound_claims: [
        { key: 'project_id', value: '"<project id>"' },
        { key: 'ref_protected', value: '"true"' },
      ],
      claim_mappings: [
        { key: 'project_path', value: 'project_path' },
        { key: 'user_login', value: 'user_login' },
      ],
      token_ttl: '10m',
    },
  },
  {
    id: 'kubernetes',
    title: 'Kubernetes service account',
    text: 'One service account, by the cluster’s own issuer. The token never leaves for a review.',
    values: {
      ...jwt,
      name: 'kubernetes',
      bound_audiences: ['https://kubernetes.default.svc.cluster.local'],
      bound_subject: 'system:serviceaccount:<namespace>:<service account>',
      token_ttl: '1h',
    },
  },
  {
    id: 'vault',
    title: 'Another Vault or Postern',
    text: 'Identity tokens of another server, for one role of it.',
    values: {
      ...jwt,
      name: 'vault',
      bound_audiences: ['<client id of the identity token role>'],
      bound_claims: [{ key: 'sub', value: '<entity id>' }],
    },
  },
  {
    id: 'entra',
    title: 'Entra ID',
    text: 'People of one tenant. Groups come as object ids, so group aliases must be named by them.',
    values: {
      ...oidc,
      name: 'entra',
      user_claim: 'oid',
      groups_claim: 'groups',
      claim_mappings: [{ key: 'preferred_username', value: 'username' }],
    },
  },
  {
    id: 'google',
    title: 'Google',
    text: 'People of one Workspace domain.',
    values: {
      ...oidc,
      name: 'google',
      bound_claims: [{ key: 'hd', value: '<example.com>' }],
      claim_mappings: [{ key: 'email', value: 'email' }],
    },
  },
]
