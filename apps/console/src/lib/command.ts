import type { Exchange } from '@postern/contract/client/create-client.ts'
import { terraformOf } from './terraform.ts'

/** A request to show, with the names of its secret fields. */
export interface Shown {
  readonly exchange: Exchange
  readonly secrets: ReadonlySet<string>
}

type Body = Readonly<Record<string, unknown>>

/** A request in the languages people write down: made from the very object the console sends. */
export interface Commands {
  readonly cli: string
  readonly curl: string
  readonly terraform: string
  readonly python: string
}

/** Says a request as commands. Secrets become placeholders. */
export function commandsOf({ exchange, secrets }: Shown): Commands {
  const body = masked(bodyOf(exchange), secrets)
  return {
    cli: cliOf(exchange, body),
    curl: curlOf(exchange, body),
    terraform: terraformOf(exchange, body),
    python: pythonOf(exchange, body),
  }
}

function bodyOf({ body }: Exchange): Body {
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}

function masked(body: Body, secrets: ReadonlySet<string>): Body {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, secrets.has(name) && value ? `<${name}>` : value]))
}

const verbs = { GET: 'read', POST: 'write', PATCH: 'patch', DELETE: 'delete' } as const

const isList = ({ query }: Exchange) => query?.list === 'true'

function cliOf(exchange: Exchange, body: Body): string {
  const verb = isList(exchange) ? 'list' : verbs[exchange.method]
  const wrap = exchange.wrapTtl === undefined ? '' : ` -wrap-ttl=${exchange.wrapTtl}`
  const command = `vault ${verb}${wrap} ${word(exchange.path)}`
  const given = Object.entries(exchange.method === 'GET' || exchange.method === 'DELETE' ? queryOf(exchange) : body)
  if (given.length === 0) return exchange.method === 'POST' ? `${command} -force` : command
  if (!given.every(([, value]) => isPlain(value))) return `${command} - <<'EOF'\n${JSON.stringify(body, undefined, 2)}\nEOF`
  return [command, ...given.map(([name, value]) => `  ${name}=${word(plain(value))}`)].join(' \\\n')
}

function queryOf({ query = {} }: Exchange): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(query).filter(([name]) => name !== 'list'))
}

/** Whether a value can be said as `name=value`: scalars, and lists whose items hold no comma and no line end. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string' && !/[,\n]/.test(item))
  // The command line reads a value from the file behind @, and from its input at a lone -.
  return typeof value === 'string' ? !value.startsWith('@') && value !== '-' : typeof value !== 'object'
}

function plain(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value)
}

/** A word of a shell, in quotes where it needs them. */
function word(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

function curlOf({ method, path, query, wrapTtl }: Exchange, body: Body): string {
  const search = new URLSearchParams(query).toString()
  const lines = [
    `curl --header "X-Vault-Token: $VAULT_TOKEN"`,
    ...(wrapTtl === undefined ? [] : [`  --header ${word(`X-Vault-Wrap-TTL: ${wrapTtl}`)}`]),
    ...(method === 'GET' ? [] : [`  --request ${method}`]),
    ...(method === 'PATCH' ? [`  --header 'Content-Type: application/merge-patch+json'`] : []),
    ...(method === 'POST' || method === 'PATCH' ? [`  --data ${word(JSON.stringify(body))}`] : []),
    `  "$VAULT_ADDR/v1/${path}${search ? `?${search}` : ''}"`,
  ]
  return lines.join(' \\\n')
}

function pythonOf(exchange: Exchange, body: Body): string {
  const path = JSON.stringify(exchange.path)
  const start = "import os\nimport hvac\n\nvault = hvac.Client(url=os.environ['VAULT_ADDR'], token=os.environ['VAULT_TOKEN'])\n"
  if (isList(exchange)) return `${start}vault.list(${path})`
  if (exchange.method === 'GET') return `${start}vault.read(${path})`
  if (exchange.method === 'DELETE') return `${start}vault.delete(${path})`
  const wrap = exchange.wrapTtl === undefined ? '' : `, wrap_ttl=${JSON.stringify(exchange.wrapTtl)}`
  return `${start}vault.write_data(${path}, data=${pythonValue(body)}${wrap})`
}

/** A JSON value as Python writes it. */
function pythonValue(value: unknown, indent = ''): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value !== 'object') return JSON.stringify(value)
  const inner = `${indent}    `
  const items = Array.isArray(value)
    ? value.map((item) => `${inner}${pythonValue(item, inner)},\n`)
    : Object.entries(value).map(([name, member]) => `${inner}${JSON.stringify(name)}: ${pythonValue(member, inner)},\n`)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return items.length === 0 ? `${open}${close}` : `${open}\n${items.join('')}${indent}${close}`
}
