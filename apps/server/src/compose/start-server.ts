import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { lifeRoutes, sealedRoutes } from '@postern/contract/routes/life.ts'
import type { Barrier } from '@postern/engine/barrier/barrier.ts'
import { combineShares } from '@postern/engine/barrier/shamir.ts'
import { noteHeads } from '@postern/engine/audit/note-heads.ts'
import { inviteFirst } from '@postern/engine/first-run/invitation.ts'
import { createLife } from '@postern/engine/life/life.ts'
import { createRekey } from '@postern/engine/life/rekey.ts'
import { createRootGeneration } from '@postern/engine/life/root-generation.ts'
import { rotationSettings } from '@postern/engine/life/rotation-settings.ts'
import { finishLeaving } from '@postern/engine/mounts/disable-auth.ts'
import { rotateDueKeys } from '@postern/engine/oidc-provider/keys/rotate-due-keys.ts'
import { createRootToken } from '@postern/engine/tokens/create/create-root-token.ts'
import { clusterId } from '@postern/engine/secrets/cluster-id.ts'
import type { World } from '@postern/engine/world.ts'
import type { ServerConfig } from '#config/server-config.ts'
import { type ServerParts, servedTables } from '#handlers/all.ts'
import { lifeHandlers, sealedHandlers } from '#handlers/life.ts'
import { serve } from '#handlers/serve.ts'
import { createApp } from '#http/app.ts'
import { withAppCors } from '#http/app-cors.ts'
import { createConsoleFiles } from '#http/console/console-files.ts'
import { acceptListVerb } from '#http/connection/list-verb.ts'
import { withCors } from '#http/cors.ts'
import { createDispatch, type Engine } from '#http/dispatch.ts'
import { withRateLimits } from '#http/rate-limits.ts'
import type { LoadPages } from '#http/pages/page-module.ts'
import type { EdgeRequest } from '#http/request.ts'
import { compileTables } from '#http/tables.ts'
import { createUi } from '#http/ui/ui.ts'
import type { Log } from '#log.ts'
import { readHost } from '#metrics/host.ts'
import { createTraffic } from '#metrics/traffic.ts'
import { systemClock } from '#world/clock.ts'
import { firstRunAddress } from '#pages/first-run/visit-first-run.ts'
import { consoleFolder, loadBuiltPages } from './built-files.ts'
import { type Chore, startChores } from './chores.ts'
import { createWorld } from './create-world.ts'
import { createGate } from './gate.ts'
import { openBarrier } from './open-barrier.ts'
import { openStorage } from './open-storage.ts'
import { sanitized, storageTypes } from './sanitized-config.ts'
import { seed } from './seed.ts'
import { stopListening } from './stop-listening.ts'
import { startSweeper } from './sweeper.ts'
import { version } from './version.ts'

/** A server that listens. */
export interface RunningServer {
  /** Where it listens, `http://127.0.0.1:8200`. */
  readonly url: string
  readonly world: World
  /** Made at the first start and in development, and shown nowhere else. */
  readonly rootToken: string | undefined
  /** Where the first account is made; until it is made, for whoever reads what the server prints. */
  readonly firstRun: string | undefined
  /** Opens the files of audit devices anew. */
  reopenAuditFiles(): void
  close(): Promise<void>
}

/** What a test may bring instead of what was built. */
interface Parts {
  readonly loadPages?: LoadPages
}

/** Puts a server together from what the operator decided, and listens. */
export async function startServer(
  config: ServerConfig,
  log: Log,
  { loadPages = loadBuiltPages }: Parts = {},
): Promise<RunningServer> {
  const storage = await openStorage(config.store)
  const { barrier, isNew } = await openBarrier({ storage, clock: systemClock, config })
  const { world, auditFiles, close: closeWorld } = createWorld(barrier.storage, config)
  const gate = createGate(world, barrier)
  if (!barrier.isSealed()) await gate.makeReady()
  const rootToken = isNew && !barrier.isSealed() ? (await createRootToken(world, config.dev?.rootToken)).clientToken : undefined

  const invitation = barrier.isSealed() || config.dev !== undefined ? undefined : await inviteFirst(world, { isNew })

  const { cipher, chance } = world
  const life = createLife({ barrier, cipher, chance, sealType: config.seal, onOpen: () => gate.makeReady() })
  const traffic = createTraffic({ isOpen: () => gate.isOpen(), elapsed: () => performance.now() / 1000 })
  const engine = engineOf({
    world,
    barrier,
    hostname: hostname(),
    rootGeneration: createRootGeneration({
      barrier,
      cipher,
      chance,
      makeToken: async () => (await createRootToken(world)).clientToken,
    }),
    rekey: createRekey({ barrier, cipher, chance }),
    observations: traffic,
    config: sanitized(config, world.settings),
    host: () => readHost(new Date()),
    async seal() {
      await gate.close()
      life.seal()
    },
  })
  const handlers = lifeHandlers({
    life,
    clock: world.clock,
    version: version.api,
    buildDate: version.buildDate,
    storageType: storageTypes[config.store.kind],
    clusterId: () => clusterId(world),
    makeRootToken: (shares, threshold) => rootTokenBehind({ barrier, world }, shares, threshold),
  })
  const onAccident = (error: unknown, { id, method, path }: Pick<EdgeRequest, 'id' | 'method' | 'path'>) =>
    log.error({ request: id, method, path, error: textOf(error) }, 'internal error')
  const always = serve(lifeRoutes, handlers)
  const lifeTables = compileTables([always])
  const sealedTables = compileTables([always, serve(sealedRoutes, sealedHandlers)])
  const dispatch = createDispatch({
    lifeTables: () => (barrier.isSealed() ? sealedTables : lifeTables),
    engine: () => (gate.isOpen() ? engine : undefined),
    onAccident,
  })

  const stopSweeper = startSweeper({
    world,
    barrier,
    onAccident: (error) => log.error({ error: textOf(error) }, 'sweeping failed'),
  })
  const stopChores = startChores(choresOf(world, barrier), {
    isIdle: () => !gate.isOpen(),
    onFailure: (chore, error) => log.error({ chore, error: textOf(error) }, 'a chore failed'),
  })
  const openWorld = () => (gate.isOpen() ? world : undefined)
  const limited = traffic.watch(withRateLimits(dispatch, openWorld))
  const api = withAppCors({ dispatch: limited, otherwise: withCors(limited, openWorld), world: openWorld })
  const ui = createUi({
    world,
    isSealed: () => !gate.isOpen(),
    dispatch: limited,
    loadPages,
    consoleFiles: createConsoleFiles(consoleFolder),
    onAccident,
  })
  const isSecure = config.apiAddress.startsWith('https:')
  const server = listener(config, createApp({ dispatch: api, ui, isSecure, onAccident }))
  acceptListVerb(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.listen.port, config.listen.host || undefined, resolve)
  })
  return {
    url: urlOf(server, config),
    world,
    rootToken,
    firstRun: invitation === undefined ? undefined : `${urlOf(server, config)}${firstRunAddress}?code=${invitation}`,
    reopenAuditFiles: () => auditFiles.reopen(),
    async close() {
      await stopListening(server)
      await stopChores()
      await stopSweeper()
      await gate.close()
      await closeWorld()
      await storage.close()
    },
  }
}

function choresOf(world: World, barrier: Barrier): readonly Chore[] {
  return [
    { name: 'tend the data keys', every: 60, run: async () => barrier.tend(await rotationSettings(world)) },
    { name: 'finish disabling mounts', every: 60, run: () => finishLeaving(world) },
    { name: 'note the heads of audit chains', every: 60, run: () => noteHeads(world) },
    { name: 'rotate keys that are due', every: 60, run: () => rotateDueKeys(world) },
  ]
}

function engineOf(parts: ServerParts): Engine {
  return { world: parts.world, tables: compileTables(servedTables(parts)) }
}

interface Sealed {
  readonly barrier: Barrier
  readonly world: World
}

/** Opens the barrier for as long as it takes to make the first root token; then it is sealed again (spec/core.md 4.1). */
async function rootTokenBehind({ barrier, world }: Sealed, shares: readonly Uint8Array[], threshold: number): Promise<string> {
  const key = await combineShares(shares.slice(0, threshold), threshold)
  if (key === undefined || !(await barrier.unseal(key))) throw new Error('the shares just made do not open the barrier')
  try {
    await seed(world)
    return (await createRootToken(world)).clientToken
  } finally {
    barrier.seal()
  }
}

// Slow senders are cut: 10 s for headers, 30 s for a whole request (spec/security.md 2.4).
const limits = { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384, keepAliveTimeout: 60_000 }

function listener({ tls }: ServerConfig, app: ReturnType<typeof createApp>): Server {
  if (tls === undefined) return createServer(limits, app)
  const secrets = { cert: readFileSync(tls.certificate), key: readFileSync(tls.key), minVersion: 'TLSv1.2' } as const
  return createTlsServer({ ...limits, ...secrets }, app)
}

function urlOf(server: Server, { listen, tls }: ServerConfig): string {
  const { port } = server.address() as AddressInfo
  const host = listen.host === '' || listen.host === '0.0.0.0' || listen.host === '::' ? '127.0.0.1' : listen.host
  return `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
