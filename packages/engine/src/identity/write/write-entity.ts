import type { Change } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { assignedPolicies } from '../assigned-policies.ts'
import { type Entity, entities } from '../entity.ts'
import { acceptedMetadata } from '../metadata-rules.ts'
import { foldedName } from '../name-forms.ts'
import { newEntity } from '../new-records.ts'
import { refuseEntityWrite } from '../rights/entity-writes.ts'
import { writeAs } from '../rights/write-as.ts'
import type { Writer } from '../rights/writer.ts'
import type { TextMap } from '../text-map.ts'
import { type Made, nameIn } from './sent-name.ts'

/** An entity as it was sent; what is absent stays as it is. */
export interface SentEntity {
  /** The entity to change; else the one with the name, or a new one. */
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly metadata?: TextMap | undefined
  readonly policies?: readonly string[] | undefined
  readonly disabled?: boolean | undefined
}

/** Makes an entity, or changes the one with this id or name; tells of a new one (spec/core.md 12.1). */
export function writeEntity(world: World, writer: Writer, sent: SentEntity): Promise<Made | undefined> {
  return writeAs(world, writer, async (change) => {
    const before = await changedEntity(change, sent)
    const base = before ?? (await newEntity(world, change, nameIn(sent)))
    const updatedAt = before === undefined ? base.createdAt : world.clock.millis()
    const after = { ...base, ...changesIn(sent), updatedAt }
    await refuseEntityWrite(world, change, { writer, before, after })
    const conflict = await entities.tryPut(change, after)
    if (conflict) refuse({ code: 'entity_name_taken' })
    return before === undefined ? { id: after.id, name: after.name } : undefined
  })
}

async function changedEntity(change: Change, sent: SentEntity): Promise<Entity | undefined> {
  const { id = '' } = sent
  if (id !== '') return (await entities.maybe(change, id)) ?? refuse({ code: 'entity_not_found' })
  const name = nameIn(sent)
  return name === undefined ? undefined : entities.maybeBy(change, 'byName', foldedName(name))
}

function changesIn(sent: SentEntity): Partial<Entity> {
  const { metadata, policies, disabled } = sent
  const name = nameIn(sent)
  return {
    ...(name === undefined ? {} : { name }),
    ...(metadata === undefined ? {} : { metadata: acceptedMetadata('entity', metadata) }),
    ...(policies === undefined ? {} : { policies: assignedPolicies(policies) }),
    ...(disabled === undefined ? {} : { isDisabled: disabled }),
  }
}
