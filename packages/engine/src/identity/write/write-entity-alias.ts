import type { Change } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { type Alias, aliasKey } from '../alias.ts'
import { aliasAt, entities, type Entity } from '../entity.ts'
import { withAlias } from '../entity-for-alias.ts'
import { acceptedCustomMetadata } from '../metadata-rules.ts'
import { newAlias, newEntity } from '../new-records.ts'
import { refuseAliasWrite } from '../rights/alias-writes.ts'
import { writeAs } from '../rights/write-as.ts'
import type { Writer } from '../rights/writer.ts'
import { isSameMap, type TextMap } from '../text-map.ts'
import { findAliasMount } from './alias-mount.ts'
import { moveAlias } from './move-alias.ts'
import { nameIn } from './sent-name.ts'

/** An alias as it was sent. */
export interface SentAlias {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly mount_accessor?: string | undefined
  readonly canonical_id?: string | undefined
  /** The old name of `canonical_id`. */
  readonly entity_id?: string | undefined
  readonly custom_metadata?: TextMap | undefined
}

/** What is told of an alias that was written: where it is, and whose it is. */
export interface WrittenAlias {
  readonly id: string
  readonly canonical_id: string
}

/** Makes an alias, or changes the one with this id, or with this name at this mount (spec/core.md 12.2). */
export function writeEntityAlias(world: World, writer: Writer, sent: SentAlias): Promise<WrittenAlias | undefined> {
  return writeAs(world, writer, async (change) => {
    const { id = '', mount_accessor: mountAccessor = '' } = sent
    const name = nameIn(sent)
    if (id !== '') return changeById(world, change, { writer, id, sent })
    if (name === undefined || mountAccessor === '') return refuse({ code: 'alias_key_missing' })
    await findAliasMount(change, mountAccessor)
    const holder = await entities.maybeBy(change, 'byAlias', aliasKey({ mountAccessor, name }))
    const old = holder && aliasAt(holder, mountAccessor)
    if (holder === undefined || old === undefined) return create(world, change, { writer, sent, name, mountAccessor })
    // Addressed by its name, an alias without custom metadata has none from now on.
    const alias = { ...old, name, customMetadata: acceptedCustomMetadata(sent.custom_metadata ?? {}) }
    return put(world, change, { writer, holder, old, alias, ownerId: ownerIn(sent) })
  })
}

interface ById {
  readonly writer: Writer
  readonly id: string
  readonly sent: SentAlias
}

async function changeById(world: World, change: Change, { writer, id, sent }: ById): Promise<WrittenAlias | undefined> {
  const holder = await entities.maybeBy(change, 'byAliasId', id)
  const old = holder?.aliases.find((candidate) => candidate.id === id)
  if (holder === undefined || old === undefined) return refuse({ code: 'alias_id_invalid' })
  const { mount_accessor: mountAccessor = '', custom_metadata: customMetadata } = sent
  const alias = {
    ...old,
    name: nameIn(sent) ?? old.name,
    mountAccessor: mountAccessor === '' ? old.mountAccessor : mountAccessor,
    ...(customMetadata === undefined ? {} : { customMetadata: acceptedCustomMetadata(customMetadata) }),
  }
  if (aliasKey(alias) !== aliasKey(old)) {
    await findAliasMount(change, alias.mountAccessor)
    const taken = await entities.idBy(change, 'byAlias', aliasKey(alias))
    if (taken !== undefined) refuse({ code: 'alias_name_taken' })
  }
  return put(world, change, { writer, holder, old, alias, ownerId: ownerIn(sent) })
}

interface Creation {
  readonly writer: Writer
  readonly sent: SentAlias
  readonly name: string
  readonly mountAccessor: string
}

async function create(world: World, change: Change, { writer, sent, name, mountAccessor }: Creation): Promise<WrittenAlias> {
  const ownerId = ownerIn(sent)
  const customMetadata = acceptedCustomMetadata(sent.custom_metadata ?? {})
  const known = ownerId === undefined ? undefined : await entities.maybe(change, ownerId)
  if (ownerId !== undefined && known === undefined) refuse({ code: 'alias_entity_invalid' })
  if (known && aliasAt(known, mountAccessor)) refuse({ code: 'alias_mount_taken' })
  if (known) await refuseAliasWrite(world, change, { writer, owner: known })
  const alias = newAlias(world, { name, mountAccessor, customMetadata })
  const owner = withAlias(known ?? (await newEntity(world, change)), alias)
  await entities.put(change, owner)
  return { id: alias.id, canonical_id: owner.id }
}

interface Update {
  readonly writer: Writer
  readonly holder: Entity
  readonly old: Alias
  readonly alias: Alias
  readonly ownerId: string | undefined
}

async function put(
  world: World,
  change: Change,
  { writer, holder, old, alias, ownerId }: Update,
): Promise<WrittenAlias | undefined> {
  const isMoving = ownerId !== undefined && ownerId !== holder.id
  if (!isMoving && isSameAlias(old, alias)) return undefined
  const written = { ...alias, updatedAt: world.clock.millis() }
  if (isMoving) {
    await moveAlias(world, change, { writer, holder, alias: written, ownerId })
    return { id: alias.id, canonical_id: ownerId }
  }
  const isElsewhere = alias.mountAccessor !== old.mountAccessor
  if (isElsewhere && aliasAt(holder, alias.mountAccessor)) refuse({ code: 'alias_new_mount_taken' })
  await refuseAliasWrite(world, change, { writer, owner: holder })
  await entities.put(change, withAlias(holder, written))
  return { id: alias.id, canonical_id: holder.id }
}

function isSameAlias(one: Alias, other: Alias): boolean {
  return (
    one.name === other.name && one.mountAccessor === other.mountAccessor && isSameMap(one.customMetadata, other.customMetadata)
  )
}

function ownerIn({ canonical_id = '', entity_id = '' }: SentAlias): string | undefined {
  const id = canonical_id === '' ? entity_id : canonical_id
  return id === '' ? undefined : id
}
