import { rememberedWhole } from '#memory/remembered-whole.ts'
import type { World } from '#world.ts'
import { isAuthType, type Mount } from './mount.ts'
import { mounts, routeOf } from './mount-store.ts'

/** All mounts at one moment, by what they are asked for. */
interface MountTable {
  readonly all: readonly Mount[]
  readonly byRoute: ReadonlyMap<string, Mount>
  readonly byAccessor: ReadonlyMap<string, Mount>
}

/** A path behind `auth/`, split where the mount ends. */
export interface MountedPath {
  readonly mount: Mount
  /** What the mount makes of it: `login`, `role/ci`. */
  readonly rest: string
}

const mountTable = rememberedWhole(mounts, tableOf)

/** The auth method a path behind `auth/` belongs to. No mount lies within another, so at most one fits. */
export async function findMount(world: World, path: string): Promise<MountedPath | undefined> {
  const { byRoute } = await mountTable(world)
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const mount = byRoute.get(`auth/${path.slice(0, end + 1)}`)
    if (mount !== undefined) return { mount, rest: path.slice(end + 1) }
  }
  return undefined
}

/** The mount of a full path such as `auth/jwt/login` or `sys/auth`, whatever it is. */
export async function mountOfPath(world: World, path: string): Promise<MountedPath | undefined> {
  if (path.startsWith('auth/')) return findMount(world, path.slice('auth/'.length))
  const end = path.indexOf('/') + 1
  const mount = await maybeMountAt(world, path.slice(0, end))
  return mount && { mount, rest: path.slice(end) }
}

/** The mount that begins at exactly this route: `auth/jwt/`, `sys/`. */
export async function maybeMountAt(world: World, route: string): Promise<Mount | undefined> {
  return (await mountTable(world)).byRoute.get(route)
}

/** The mount with this accessor, if it is still there. */
export async function maybeMountByAccessor(world: World, accessor: string): Promise<Mount | undefined> {
  return (await mountTable(world)).byAccessor.get(accessor)
}

/** Every auth method, in the order of their paths. */
export async function listAuthMounts(world: World): Promise<readonly Mount[]> {
  return (await listMounts(world)).filter(({ type }) => isAuthType(type))
}

/** Every mount, in the order of their routes. */
export async function listMounts(world: World): Promise<readonly Mount[]> {
  return (await mountTable(world)).all
}

// Nothing finds its way to a mount that is about to go (spec/core.md 5.5).
function tableOf(records: readonly Mount[]): MountTable {
  const staying = records.filter(({ isLeaving }) => isLeaving !== true)
  const byRoute = new Map(
    staying.map((mount) => [routeOf(mount), mount] as const).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )
  return { all: [...byRoute.values()], byRoute, byAccessor: new Map(staying.map((mount) => [mount.accessor, mount])) }
}
