import { readFileSync } from 'node:fs'
import process from 'node:process'
import { verifyFiles } from './audit/verify-files.ts'
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
  --audit-file FILE        record every request and reply in this file, or on stdout
  --audit-over-api         let audit devices be made over the API, too
  --log-level LEVEL        silent, error, warn, info, debug, trace
  --dev                    in memory and unsealed, for development
  --dev-root-token-id ID   the root token of a development server
  --dev-listen-address HOST:PORT

postern audit verify [--head CHAIN:RECORD:HASH] FILE...

  finds the first audit record that was changed, taken out, put in, moved or cut off
`

/** Prints for people. */
const say = (text: string): void => void process.stdout.write(`${text}\n`)

async function verify(words: readonly string[]): Promise<void> {
  const { isWhole, lines } = await verifyFiles(words)
  say(lines.join('\n'))
  if (!isWhole) process.exitCode = 1
}

async function main([command, ...words]: readonly string[]): Promise<void> {
  if (command === 'version' || command === '--version') return say(`postern ${version.own}`)
  if (command === 'audit' && words[0] === 'verify') return verify(words.slice(1))
  const given = command === 'server' ? allArguments(words) : undefined
  if (given === undefined || given.get('help') === 'true') return say(usage)

  const config = serverConfigOf(given, process.env)
  const running = await startServer(config, createLog(config.logLevel))
  const stop = (): void => void running.close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.on('SIGHUP', () => running.reopenAuditFiles())

  if (running.rootToken !== undefined) say(`Root token, shown only now: ${running.rootToken}`)
  if (running.firstRun !== undefined) say(`Make the first account here: ${running.firstRun}`)
  // The last line: whoever waits for it finds a server that serves, and everything said.
  say(`Postern ${version.own} listens on ${running.url}`)
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
