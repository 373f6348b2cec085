import type { Exchange } from '@postern/contract/client/create-client.ts'

type Body = Readonly<Record<string, unknown>>

interface Resource {
  /** Path segments; `:name` becomes the argument of that name. */
  readonly path: string
  readonly type: string
  /** The arguments it takes under the API's own names. With any other field, the generic resource says it. */
  readonly takes: readonly string[]
  /** Arguments that hold JSON as text. */
  readonly json?: readonly string[]
}

const tokenFields = [
  'token_ttl',
  'token_max_ttl',
  'token_explicit_max_ttl',
  'token_period',
  'token_num_uses',
  'token_policies',
  'token_no_default_policy',
  'token_bound_cidrs',
  'token_type',
]

/** The resources of the Vault provider that configure identity. */
const resources: readonly Resource[] = [
  {
    path: 'identity/oidc/key/:name',
    type: 'vault_identity_oidc_key',
    takes: ['algorithm', 'allowed_client_ids', 'rotation_period', 'verification_ttl'],
  },
  { path: 'identity/oidc/scope/:name', type: 'vault_identity_oidc_scope', takes: ['template', 'description'] },
  {
    path: 'identity/oidc/assignment/:name',
    type: 'vault_identity_oidc_assignment',
    takes: ['entity_ids', 'group_ids'],
  },
  {
    path: 'identity/oidc/client/:name',
    type: 'vault_identity_oidc_client',
    takes: ['key', 'redirect_uris', 'assignments', 'client_type', 'id_token_ttl', 'access_token_ttl'],
  },
  {
    path: 'identity/oidc/provider/:name',
    type: 'vault_identity_oidc_provider',
    takes: ['allowed_client_ids', 'scopes_supported'],
  },
  {
    path: 'identity/oidc/role/:name',
    type: 'vault_identity_oidc_role',
    takes: ['key', 'template', 'ttl', 'client_id'],
  },
  { path: 'sys/policies/acl/:name', type: 'vault_policy', takes: ['policy'] },
  { path: 'sys/policy/:name', type: 'vault_policy', takes: ['policy'] },
  { path: 'sys/auth/:path', type: 'vault_auth_backend', takes: ['type', 'description'] },
  { path: 'identity/entity', type: 'vault_identity_entity', takes: ['name', 'policies', 'metadata', 'disabled'] },
  {
    path: 'identity/group',
    type: 'vault_identity_group',
    takes: ['name', 'type', 'policies', 'metadata', 'member_entity_ids', 'member_group_ids'],
  },
  {
    path: 'identity/entity-alias',
    type: 'vault_identity_entity_alias',
    takes: ['name', 'mount_accessor', 'canonical_id', 'custom_metadata'],
  },
  {
    path: 'identity/group-alias',
    type: 'vault_identity_group_alias',
    takes: ['name', 'mount_accessor', 'canonical_id'],
  },
  {
    path: 'auth/:backend/role/:role_name',
    type: 'vault_jwt_auth_backend_role',
    takes: [
      'role_type',
      'user_claim',
      'user_claim_json_pointer',
      'bound_audiences',
      'bound_subject',
      'bound_claims',
      'bound_claims_type',
      'claim_mappings',
      'groups_claim',
      'expiration_leeway',
      'not_before_leeway',
      'clock_skew_leeway',
      'allowed_redirect_uris',
      'oidc_scopes',
      'max_age',
      'verbose_oidc_logging',
      ...tokenFields,
    ],
  },
]

/** A write as a resource of the Vault provider; everything it has no resource for as a generic endpoint. */
export function terraformOf({ method, path }: Exchange, body: Body): string {
  if (method === 'GET') return `data "vault_generic_secret" "${label(path)}" {\n  path = ${quoted(path)}\n}`
  if (method === 'DELETE') return '# Remove the resource from the configuration and apply it.'
  const filled = Object.fromEntries(Object.entries(body).filter(([, value]) => !isUnset(value)))
  for (const resource of resources) {
    const captured = match(resource.path, path)
    if (captured === undefined || !Object.keys(filled).every((name) => resource.takes.includes(name))) continue
    return block(resource.type, lastOf(captured) ?? (typeof filled.name === 'string' ? filled.name : path), {
      ...captured,
      ...filled,
    })
  }
  return block('vault_generic_endpoint', path, {
    path,
    disable_read:
      method === 'POST' && !/\/(role|users|key|scope|client|provider|assignment|config)/.test(path) ? true : undefined,
    ignore_absent_fields: true,
    data_json: { encoded: body },
  })
}

/** What is the default anyhow need not be said. */
function isUnset(value: unknown): boolean {
  return value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const captured: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const segment = decodeURIComponent(given[index] ?? '')
    if (part.startsWith(':')) captured[part.slice(1)] = segment
    else if (part !== segment) return undefined
  }
  return captured
}

const lastOf = (captured: Readonly<Record<string, string>>) => Object.values(captured).at(-1)

function block(type: string, name: string, values: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const width = Math.max(...given.map(([key]) => key.length))
  const lines = given.map(([key, value]) => `  ${key.padEnd(width)} = ${hcl(value, '  ')}`)
  return `resource "${type}" "${label(name)}" {\n${lines.join('\n')}\n}`
}

/** A name Terraform accepts for a resource. */
function label(name: string): string {
  const word = name.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^_+|_+$/g, '')
  return /^[A-Za-z_]/.test(word) ? word : `_${word}`
}

/** Keeps the interpolation marks of HCL from being read as such: each is doubled. */
function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, (mark) => `${mark}${mark}`)
}

const quoted = (text: string) => literal(JSON.stringify(text))

function hcl(value: unknown, indent: string): string {
  if (typeof value === 'string') return text(value)
  if (typeof value !== 'object' || value === null) return String(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    if (value.length < 3) return `[${value.map((item) => hcl(item, inner)).join(', ')}]`
    return `[\n${value.map((item) => `${inner}${hcl(item, inner)},\n`).join('')}${indent}]`
  }
  if ('encoded' in value) return `jsonencode(${hcl(value.encoded, indent)})`
  const members = Object.entries(value).map(([key, member]) => `${inner}${quoted(key)} = ${hcl(member, inner)}\n`)
  return members.length === 0 ? '{}' : `{\n${members.join('')}${indent}}`
}

function text(value: string): string {
  if (!value.includes('\n')) return quoted(value)
  return `<<EOT\n${literal(value)}${value.endsWith('\n') ? '' : '\n'}EOT`
}
