import type { Change } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { type Alias, aliasKey } from '../alias.ts'
import { type Group, groups } from '../group.ts'
import { newAlias, newGroup } from '../new-records.ts'
import { refuseFlow, sourcesOfGroup } from '../rights/flow.ts'
import { writeAs } from '../rights/write-as.ts'
import type { Writer } from '../rights/writer.ts'
import { findAliasMount } from './alias-mount.ts'
import { nameIn } from './sent-name.ts'
import type { WrittenAlias } from './write-entity-alias.ts'

/** The alias of a group as it was sent. */
export interface SentGroupAlias {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly mount_accessor?: string | undefined
  readonly canonical_id?: string | undefined
}

/** Gives an external group the alias, in place of one it had; changes the one with this id (spec/core.md 12.3). */
export function writeGroupAlias(world: World, writer: Writer, sent: SentGroupAlias): Promise<WrittenAlias | undefined> {
  return writeAs(world, writer, async (change) => {
    const holder = await namedHolder(change, sent)
    const wish = await wishIn(change, sent)
    const taken = await groups.maybeBy(change, 'byAlias', aliasKey(wish))
    const owner = await ownerFor(world, change, { sent, holder: holder ?? taken })
    if (owner.type === 'internal') refuse({ code: 'group_alias_internal' })
    if (taken !== undefined && taken.id !== (holder ?? owner).id) refuse({ code: 'group_alias_taken' })

    const old = holder?.alias ?? (taken === undefined ? undefined : owner.alias)
    const isMoving = holder !== undefined && holder.id !== owner.id
    if (!isMoving && old?.name === wish.name && old.mountAccessor === wish.mountAccessor) return undefined
    await refuseFlow(world, change, { writer, sources: writer.isRoot ? [] : await sourcesOfGroup(change, owner) })
    if (isMoving) await putGroup(world, change, withoutAlias(holder))
    const alias = old ? { ...old, ...wish, updatedAt: world.clock.millis() } : newAlias(world, wish)
    await putGroup(world, change, { ...owner, alias })
    return { id: alias.id, canonical_id: owner.id }
  })
}

async function namedHolder(change: Change, { id = '' }: SentGroupAlias): Promise<Group | undefined> {
  if (id === '') return undefined
  return (await groups.maybeBy(change, 'byAliasId', id)) ?? refuse({ code: 'group_alias_id_invalid' })
}

async function wishIn(change: Change, sent: SentGroupAlias): Promise<Pick<Alias, 'name' | 'mountAccessor'>> {
  const name = nameIn(sent) ?? refuse({ code: 'group_alias_name_missing' })
  const { mount_accessor: mountAccessor = '' } = sent
  if (mountAccessor === '') refuse({ code: 'group_alias_mount_missing' })
  const mount = await findAliasMount(change, mountAccessor)
  if (mount.local) refuse({ code: 'group_alias_local', accessor: mountAccessor })
  return { name, mountAccessor }
}

interface Ownership {
  readonly sent: SentGroupAlias
  /** The group that has the alias now. */
  readonly holder: Group | undefined
}

async function ownerFor(world: World, change: Change, { sent, holder }: Ownership): Promise<Group> {
  const { canonical_id: id = '' } = sent
  if (id !== '') return (await groups.maybe(change, id)) ?? refuse({ code: 'group_alias_group_invalid' })
  return holder ?? newGroup(world, change, { type: 'external' })
}

function putGroup(world: World, change: Change, group: Group): Promise<void> {
  return groups.put(change, { ...group, modifyIndex: group.modifyIndex + 1, updatedAt: world.clock.millis() })
}

function withoutAlias(group: Group): Group {
  const { alias: _, ...rest } = group
  return rest
}
