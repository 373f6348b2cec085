import { booleanOf } from '@postern/contract/fields/boolean.ts'
import type { AuditSettings, LockoutSettings } from '@postern/engine/world.ts'
import { type Arguments, UsageError } from './arguments.ts'

/** Where the server keeps what it knows. */
export type Store =
  | { readonly kind: 'memory' }
  | { readonly kind: 'sqlite'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string }

/** What an operator decided, from the command line and the environment. */
export interface ServerConfig {
  readonly store: Store
  /** `static`: a key file beside the data; `shamir`: people bring shares. */
  readonly seal: 'static' | 'shamir'
  readonly listen: { readonly host: string; readonly port: number }
  /** The address clients use, without a trailing slash. */
  readonly apiAddress: string
  readonly tls: { readonly certificate: string; readonly key: string } | undefined
  /** In memory, unsealed, with this root token. */
  readonly dev: { readonly rootToken: string | undefined } | undefined
  readonly logLevel: string
  readonly audit: AuditSettings
  readonly lockout?: LockoutSettings
}

type Environment = Readonly<Record<string, string | undefined>>

const logLevels = new Set(['silent', 'error', 'warn', 'info', 'debug', 'trace'])

/** Puts arguments before the environment, and both before the defaults. Throws {@link UsageError}. */
export function serverConfigOf(given: Arguments, environment: Environment): ServerConfig {
  const isDev = given.get('dev') === 'true'
  const devAddress = isDev ? (given.get('dev-listen-address') ?? environment.VAULT_DEV_LISTEN_ADDRESS) : undefined
  const listen = addressOf(given.get('listen') ?? devAddress ?? '127.0.0.1:8200')
  const tls = tlsOf(given)
  const scheme = tls === undefined ? 'http' : 'https'
  return {
    store: isDev ? { kind: 'memory' } : storeOf(given, environment),
    seal: sealOf(given.get('seal') ?? 'static'),
    listen,
    apiAddress: (given.get('api-addr') ?? environment.VAULT_API_ADDR ?? `${scheme}://${reachable(listen)}`).replace(/\/+$/, ''),
    tls,
    dev: isDev ? { rootToken: given.get('dev-root-token-id') ?? environment.VAULT_DEV_ROOT_TOKEN_ID } : undefined,
    audit: {
      acceptsApi: isDev || given.get('audit-over-api') === 'true',
      ...(given.has('audit-file') && { declared: { file_path: given.get('audit-file') ?? '' } }),
    },
    ...lockoutOf(environment),
    logLevel: logLevelOf(given.get('log-level') ?? environment.POSTERN_LOG_LEVEL ?? 'info'),
  }
}

/** Lockout on or off for every mount, whatever it was tuned to (spec/jwt-oidc-auth.md 12.3). */
function lockoutOf(environment: Environment): Pick<ServerConfig, 'lockout'> {
  const name = lockoutNames.find((each) => environment[each])
  if (name === undefined) return {}
  const isDisabled = booleanOf(environment[name] ?? '')
  if (isDisabled === undefined) throw new UsageError(`${name} is true or false`)
  return { lockout: { isDisabled } }
}

const lockoutNames = ['BAO_DISABLE_USER_LOCKOUT', 'VAULT_DISABLE_USER_LOCKOUT'] as const

function storeOf(given: Arguments, environment: Environment): Store {
  const url = given.get('database-url') ?? environment.DATABASE_URL
  const folder = given.get('data')
  if (url !== undefined && folder !== undefined) throw new UsageError('give --data or --database-url, not both')
  return url === undefined ? { kind: 'sqlite', folder: folder ?? 'data' } : { kind: 'postgres', url }
}

function addressOf(written: string): ServerConfig['listen'] {
  const match = /^(?:\[([^\]]+)\]|([^:]*)):(\d{1,5})$/.exec(written)
  const port = Number(match?.[3])
  if (match === null || port > 65_535) throw new UsageError(`"${written}" is no address; write HOST:PORT, such as 127.0.0.1:8200`)
  return { host: match[1] ?? match[2] ?? '', port }
}

/** A host that listens everywhere is not one a client can go to. */
function reachable({ host, port }: ServerConfig['listen']): string {
  const name = host === '' || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `${name.includes(':') ? `[${name}]` : name}:${port}`
}

function tlsOf(given: Arguments): ServerConfig['tls'] {
  const certificate = given.get('tls-cert')
  const key = given.get('tls-key')
  if (certificate === undefined && key === undefined) return undefined
  if (certificate === undefined || key === undefined) throw new UsageError('--tls-cert and --tls-key belong together')
  return { certificate, key }
}

function sealOf(word: string): ServerConfig['seal'] {
  if (word === 'static' || word === 'shamir') return word
  throw new UsageError(`--seal is static or shamir, not "${word}"`)
}

function logLevelOf(word: string): string {
  if (logLevels.has(word)) return word
  throw new UsageError(`--log-level is one of ${[...logLevels].join(', ')}, not "${word}"`)
}
