import type { World } from '#world.ts'
import { entities } from '../entity.ts'
import { groups } from '../group.ts'
import { writeAs } from '../rights/write-as.ts'
import type { Writer } from '../rights/writer.ts'
import { withoutAlias } from './move-alias.ts'

/** Deletes the alias of an entity; the entity stays, and so do its tokens (spec/core.md 12.2). */
export function deleteEntityAlias(world: World, writer: Writer, id: string): Promise<void> {
  return writeAs(world, writer, async (change) => {
    const holder = await entities.maybeBy(change, 'byAliasId', id)
    if (holder !== undefined) await entities.put(change, withoutAlias(holder, id))
  })
}

/** Deletes the alias of a group; the group stays (spec/core.md 12.3). */
export function deleteGroupAlias(world: World, writer: Writer, id: string): Promise<void> {
  return writeAs(world, writer, async (change) => {
    const group = await groups.maybeBy(change, 'byAliasId', id)
    if (group === undefined) return
    const { alias: _, ...rest } = group
    await groups.put(change, { ...rest, modifyIndex: rest.modifyIndex + 1 })
  })
}
