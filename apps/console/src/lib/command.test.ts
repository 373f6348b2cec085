import { describe, expect, it } from 'vitest'
import { commandsOf } from './command.ts'

const none = new Set<string>()
const write = (path: string, body: Readonly<Record<string, unknown>>) => ({ method: 'POST', path, body }) as const

describe('a write, as commands', () => {
  const exchange = write('identity/oidc/key/web', { algorithm: 'RS256', allowed_client_ids: ['a', 'b'], rotation_period: 86_400 })
  const commands = commandsOf({ exchange, secrets: none })

  it('says it for the command line, lists with commas', () => {
    expect(commands.cli).toBe(
      ['vault write identity/oidc/key/web', '  algorithm=RS256', '  allowed_client_ids=a,b', '  rotation_period=86400'].join(
        ' \\\n',
      ),
    )
  })

  it('says it for curl, exactly as it is sent', () => {
    expect(commands.curl).toContain(`--data '{"algorithm":"RS256","allowed_client_ids":["a","b"],"rotation_period":86400}'`)
    expect(commands.curl).toContain('"$VAULT_ADDR/v1/identity/oidc/key/web"')
  })

  it('says it as the resource of the provider', () => {
    expect(commands.terraform).toMatch(/^resource "vault_identity_oidc_key" "web" \{/)
    expect(commands.terraform).toContain('allowed_client_ids = ["a", "b"]')
  })

  it('says it in Python', () => {
    expect(commands.python).toContain('vault.write_data("identity/oidc/key/web", data={')
  })
})

it('hides secrets in every language', () => {
  const commands = commandsOf({
    exchange: write('auth/userpass/users/ana', { password: 'correct horse' }),
    secrets: new Set(['password']),
  })
  for (const command of Object.values(commands)) {
    expect(command).not.toContain('correct horse')
    expect(command).toContain('<password>')
  }
})

it('sends what is not flat as JSON', () => {
  const { cli } = commandsOf({ exchange: write('auth/jwt/role/ci', { bound_claims: { sub: ['a'] } }), secrets: none })
  expect(cli).toBe(
    `vault write auth/jwt/role/ci - <<'EOF'\n${JSON.stringify({ bound_claims: { sub: ['a'] } }, undefined, 2)}\nEOF`,
  )
})

it('keeps a shell from reading what is text', () => {
  const { cli } = commandsOf({ exchange: write('identity/entity', { name: "o'neil $(id)" }), secrets: none })
  expect(cli).toContain(`name='o'\\''neil $(id)'`)
})

it('keeps a value with a file mark from being read as a file', () => {
  const { cli } = commandsOf({ exchange: write('identity/entity', { name: '@passwd' }), secrets: none })
  expect(cli).toContain("<<'EOF'")
})

it('keeps Terraform from reading directives of a template', () => {
  const { terraform } = commandsOf({ exchange: write('identity/oidc/scope/a', { template: '${x}\n{}' }), secrets: none })
  expect(terraform).toContain('<<EOT\n$${x}\n{}\nEOT')
})

it('says fields the provider does not know as a generic endpoint', () => {
  const { terraform } = commandsOf({ exchange: write('identity/oidc/scope/a', { optional: true }), secrets: none })
  expect(terraform).toMatch(/^resource "vault_generic_endpoint"/)
  expect(terraform).toContain('"optional" = true')
})

it.each([
  [{ method: 'GET', path: 'identity/oidc/key/web' }, 'vault read identity/oidc/key/web'],
  [{ method: 'GET', path: 'identity/oidc/key', query: { list: 'true' } }, 'vault list identity/oidc/key'],
  [{ method: 'DELETE', path: 'identity/oidc/key/web' }, 'vault delete identity/oidc/key/web'],
  [{ method: 'POST', path: 'identity/oidc/key/web/rotate', body: {} }, 'vault write identity/oidc/key/web/rotate -force'],
] as const)('says %o', (exchange, cli) => {
  expect(commandsOf({ exchange, secrets: none }).cli).toBe(cli)
})
