import { describe, expect, it } from 'vitest'
import { readArguments, readConfiguration, UsageError } from './arguments.ts'
import { serverConfigOf } from './server-config.ts'

const configOf = (words: readonly string[], environment = {}) => serverConfigOf(readArguments(words), environment)

describe('design 5.14, 6: ways in', () => {
  it('keeps its data beside itself and listens on this machine, unless told otherwise', () => {
    expect(configOf([])).toMatchObject({
      store: { kind: 'sqlite', folder: 'data' },
      seal: 'static',
      listen: { host: '127.0.0.1', port: 8200 },
      apiAddress: 'http://127.0.0.1:8200',
      dev: undefined,
    })
  })

  it.each([
    [['--dev', '--dev-root-token-id=root', '--dev-listen-address=127.0.0.1:8300'], {}],
    [['-dev', '-dev-root-token-id', 'root', '-dev-listen-address', '127.0.0.1:8300'], {}],
    [['-dev'], { VAULT_DEV_ROOT_TOKEN_ID: 'root', VAULT_DEV_LISTEN_ADDRESS: '127.0.0.1:8300' }],
  ])('starts for development as harnesses made for Vault expect: %j', (words, environment) => {
    expect(configOf(words, environment)).toMatchObject({
      store: { kind: 'memory' },
      listen: { port: 8300 },
      apiAddress: 'http://127.0.0.1:8300',
      dev: { rootToken: 'root' },
    })
  })

  it('takes no development setting from the environment without --dev', () => {
    expect(configOf([], { VAULT_DEV_ROOT_TOKEN_ID: 'root', VAULT_DEV_LISTEN_ADDRESS: '0.0.0.0:1' })).toMatchObject({
      listen: { port: 8200 },
      dev: undefined,
    })
  })

  it.each([
    [['--database-url', 'postgres://x/y'], {}],
    [[], { DATABASE_URL: 'postgres://x/y' }],
  ])('goes to PostgreSQL when told: %j', (words, environment) => {
    expect(configOf(words, environment).store).toEqual({ kind: 'postgres', url: 'postgres://x/y' })
  })

  it.each([
    [{}, undefined],
    [{ BAO_DISABLE_USER_LOCKOUT: '' }, undefined],
    [{ BAO_DISABLE_USER_LOCKOUT: 'true', VAULT_DISABLE_USER_LOCKOUT: '0' }, { isDisabled: true }],
    [{ VAULT_DISABLE_USER_LOCKOUT: 'F' }, { isDisabled: false }],
  ])('switches lockout for every mount where the environment says so: %j (jwt 12.3)', (environment, lockout) => {
    expect(configOf([], environment).lockout).toEqual(lockout)
  })

  it('does not guess what an unreadable switch means', () => {
    expect(() => configOf([], { VAULT_DISABLE_USER_LOCKOUT: 'maybe' })).toThrow('VAULT_DISABLE_USER_LOCKOUT is true or false')
  })

  it('links to an address that can be reached', () => {
    expect(configOf(['--listen', '0.0.0.0:80']).apiAddress).toBe('http://127.0.0.1:80')
    expect(configOf(['--listen', '[::1]:80']).apiAddress).toBe('http://[::1]:80')
    expect(configOf(['--tls-cert', 'c', '--tls-key', 'k']).apiAddress).toBe('https://127.0.0.1:8200')
    expect(configOf(['--api-addr', 'https://id.example.com/']).apiAddress).toBe('https://id.example.com')
  })

  it.each([
    [['--colour'], 'unknown argument "--colour"'],
    [['data'], 'unknown argument "data"'],
    [['--data'], '--data needs a value'],
    [['--listen', 'here'], '"here" is no address'],
    [['--listen', 'h:99999'], '"h:99999" is no address'],
    [['--tls-cert', 'c'], 'belong together'],
    [['--data', 'd', '--database-url', 'u'], 'not both'],
    [['--seal', 'wax'], 'static or shamir'],
    [['--log-level', 'loud'], 'one of silent'],
  ])('says what is wrong with %j', (words, message) => {
    expect(() => configOf(words)).toThrow(UsageError)
    expect(() => configOf(words)).toThrow(message)
  })
})

describe('design 6: the configuration file', () => {
  it('holds what the flags say, under their names', () => {
    const file = readConfiguration('{ "listen": "127.0.0.1:8300", "dev": true, "log-level": "warn" }')
    expect(serverConfigOf(file, {})).toMatchObject({ listen: { port: 8300 }, store: { kind: 'memory' }, logLevel: 'warn' })
  })

  it.each([
    ['listen: here', 'not JSON'],
    ['["a"]', 'one JSON object'],
    ['{ "colour": "red" }', 'unknown member "colour"'],
    ['{ "config": "other.json" }', 'unknown member "config"'],
    ['{ "listen": 8200 }', '"listen" in the configuration file is a text, not 8200'],
    ['{ "dev": "true" }', '"dev" in the configuration file is true or false, not "true"'],
  ])('says what is wrong with %s', (text, message) => {
    expect(() => readConfiguration(text)).toThrow(UsageError)
    expect(() => readConfiguration(text)).toThrow(message)
  })
})
