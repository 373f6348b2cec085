/** What stands on a command line behind the command: `--data DIR`, `-data=DIR`, `--dev`. */
export type Arguments = ReadonlyMap<string, string>

/** What somebody wrote that cannot be understood, with the way to write it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The flags of the server: those that take a value, and those that do not. */
const valued = new Set([
  'config',
  'data',
  'database-url',
  'listen',
  'api-addr',
  'tls-cert',
  'tls-key',
  'log-level',
  'dev-root-token-id',
  'dev-listen-address',
  'seal',
  'audit-file',
])
const bare = new Set(['dev', 'help', 'version', 'audit-over-api'])

/**
 * Reads flags as Go programs do: one dash or two, `-flag value` or `-flag=value`, since harnesses made for Vault write
 * them so. Throws {@link UsageError} for a flag nobody knows.
 */
export function readArguments(words: readonly string[]): Arguments {
  const found = new Map<string, string>()
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const match = /^--?([a-z][a-z-]*)(?:=(.*))?$/s.exec(word)
    const [, name = '', attached] = match ?? []
    if (bare.has(name)) found.set(name, attached ?? 'true')
    else if (valued.has(name)) found.set(name, attached ?? valueAfter(name, rest.shift()))
    else throw new UsageError(`unknown argument "${word}"; see "postern server --help"`)
  }
  return found
}

function valueAfter(name: string, value: string | undefined): string {
  if (value === undefined) throw new UsageError(`--${name} needs a value`)
  return value
}

/**
 * Reads a configuration file: one JSON object whose members are named as the flags are, `{ "listen": "0.0.0.0:8200" }`.
 * Throws {@link UsageError} that names the member it cannot understand.
 */
export function readConfiguration(text: string): Arguments {
  const written = jsonObjectOf(text)
  return new Map(Object.entries(written).map(([name, value]) => [name, writtenValue(name, value)]))
}

function jsonObjectOf(text: string): object {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw new UsageError(`the configuration file is not JSON: ${(error as SyntaxError).message}`)
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  throw new UsageError('the configuration file holds one JSON object, such as { "listen": "127.0.0.1:8200" }')
}

function writtenValue(name: string, value: unknown): string {
  if (name === 'config' || !(valued.has(name) || bare.has(name))) {
    throw new UsageError(`unknown member "${name}" in the configuration file; its members are named as the flags are`)
  }
  if (bare.has(name) ? typeof value === 'boolean' : typeof value === 'string') return String(value)
  throw new UsageError(
    `"${name}" in the configuration file is ${bare.has(name) ? 'true or false' : 'a text'}, not ${JSON.stringify(value)}`,
  )
}
