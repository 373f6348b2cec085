import { readFileSync } from 'node:fs'
import process from 'node:process'
import { startServer } from './compose/start-server.ts'
import { type Arguments, readArguments, readConfiguration, UsageError } from './config/arguments.ts'
import { serverConfigOf } from './config/server-config.ts'
import { version } from './compose/version.ts'
import { createLog } from './log.ts'

const usage = `postern server [flags]

  --config FILE            flags from a JSON file, { "listen": "0.0.0.0:8200" }; those given here count more
  --data DIR               keep everything in this folder (default: data)
  --database-url URL       keep everything in PostgreSQL
  --listen HOST:PORT       default 127.0.0.1:8200
  --api-addr URL           the address clients use
  --tls-cert FILE --tls-key FILE
  --seal static|shamir     a key file beside the data, or shares that people hold
  --log-level LEVEL        silent, error, warn, info, debug, trace
  --dev                    in memory and unsealed, for development
  --dev-root-token-id ID   the root token of a development server
  --dev-listen-address HOST:PORT
`

/** Prints for people. */
const say = (text: string): void => void process.stdout.write(`${text}\n`)

async function main([command, ...words]: readonly string[]): Promise<void> {
  if (command === 'version' || command === '--version') return say(`postern ${version.own}`)
  const given = command === 'server' ? allArguments(words) : undefined
  if (given === undefined || given.get('help') === 'true') return say(usage)

  const config = serverConfigOf(given, process.env)
  const running = await startServer(config, createLog(config.logLevel))
  say(`Postern ${version.own} listens on ${running.url}`)
  if (running.firstRun !== undefined) say(`Make the first account here: ${running.firstRun}`)
  if (running.rootToken !== undefined) say(`Root token, shown only now: ${running.rootToken}`)

  const stop = (): void => void running.close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

/** The flags, and beneath them those of the configuration file that one of them names. */
function allArguments(words: readonly string[]): Arguments {
  const given = readArguments(words)
  const file = given.get('config')
  return file === undefined ? given : new Map([...readConfiguration(readFileSync(file, 'utf8')), ...given])
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof UsageError || !(error instanceof Error) ? String(error) : error.message}\n`)
  process.exit(1)
})
