import { documentOf, genericPaths, mountedPaths } from '@postern/contract/openapi/document-of.ts'
import { type DocumentPaths, pathsOf } from '@postern/contract/openapi/paths-of.ts'
import type { RouteTable } from '@postern/contract/routes/define-routes.ts'
import type { openapiRoutes } from '@postern/contract/routes/openapi.ts'
import type { Mount } from '@postern/engine/mounts/mount.ts'
import { routeOf } from '@postern/engine/mounts/mount-store.ts'
import { visibleMounts } from '@postern/engine/mounts/visible-mounts.ts'
import type { Caller } from '@postern/engine/tokens/caller.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers, RawReply } from './handlers.ts'

interface Asked {
  readonly caller: Caller | undefined
  readonly input: { readonly generic_mount_paths?: boolean | undefined }
}

/** spec/core.md 6. A caller sees the paths of the mounts that are visible to it. */
export const openapiHandlers = (world: World, tables: readonly RouteTable[]): Handlers<typeof openapiRoutes> => {
  const described = new Map<RouteTable, DocumentPaths>()
  // Made when it is first asked for, since few do, and kept, since making it takes long.
  function pathsIn(table: RouteTable): DocumentPaths {
    const paths = described.get(table) ?? pathsOf(table)
    described.set(table, paths)
    return paths
  }

  function placed(table: RouteTable, mounts: readonly Mount[], isGeneric: boolean): readonly DocumentPaths[] {
    const { at, types } = table.place
    if (types === undefined) {
      const isSeen = mounts.some((mount) => `${at}/`.startsWith(routeOf(mount)))
      return isSeen ? [pathsIn(table)] : []
    }
    const seen = mounts.filter(({ type }) => types.includes(type))
    if (!isGeneric) return seen.map(({ path }) => mountedPaths(pathsIn(table), path))
    return [...new Set(seen.map(({ type }) => type))].map((type) => genericPaths(pathsIn(table), type))
  }

  async function describe({ caller, input }: Asked): Promise<RawReply> {
    const mounts = (await visibleMounts(world, caller)).map(({ mount }) => mount)
    const all = tables.flatMap((table) => placed(table, mounts, input.generic_mount_paths ?? false))
    const paths = Object.fromEntries(joined(all))
    return { status: 200, body: documentOf(paths, { productVersion: world.settings.version }) }
  }

  return { readOpenapi: describe, requestOpenapi: describe }
}

// Tables may share a path, each with operations of its own.
function joined(all: readonly DocumentPaths[]): ReadonlyMap<string, object> {
  const items = new Map<string, object>()
  for (const [path, item] of all.flatMap((paths) => Object.entries(paths))) items.set(path, { ...items.get(path), ...item })
  return items
}
