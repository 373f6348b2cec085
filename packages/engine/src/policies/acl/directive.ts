import type { Alias } from '#identity/alias.ts'
import type { Group } from '#identity/group.ts'
import type { Identity } from '#identity/identity-policies.ts'
import { foldedName } from '#identity/name-forms.ts'
import type { TextMap } from '#identity/text-map.ts'

/** Whom the templates of a policy speak of: the entity behind a token and its groups. */
export type TemplateSubject = Pick<Identity, 'entity' | 'groups'>

type ValueOf = (subject: TemplateSubject) => string | undefined

/** What stands between `{{` and `}}`, and how its value is found. */
export interface Directive {
  readonly source: string
  readonly valueOf: ValueOf
}

/** What entities, groups and aliases have in common. */
interface Named {
  readonly id: string
  readonly name: string
  readonly metadata: TextMap | null
}

const nowhere: ValueOf = () => undefined

/** Reads a directive (spec/core.md 8.6); an unknown one never has a value. */
export function directiveOf(source: string): Directive {
  return { source, valueOf: valueOf(source) }
}

/** Whether the directive can have a value for anybody. */
export function isKnownDirective({ valueOf: ofSubject }: Directive): boolean {
  return ofSubject !== nowhere
}

function valueOf(source: string): ValueOf {
  const entityField = behind(source, 'identity.entity.')
  const alias = behind(source, 'identity.entity.aliases.')
  const groupId = behind(source, 'identity.groups.ids.')
  const groupName = behind(source, 'identity.groups.names.')
  if (alias !== undefined) return ofAlias(alias)
  if (entityField !== undefined) return isField(entityField) ? ({ entity }) => fieldOf(entity, entityField) : nowhere
  if (groupId !== undefined) return ofGroup(groupId, ({ id }) => id)
  if (groupName !== undefined) return ofGroup(groupName, ({ name }) => foldedName(name), foldedName)
  return nowhere
}

function behind(text: string, prefix: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined
}

function ofAlias(rest: string): ValueOf {
  const dot = rest.indexOf('.')
  if (dot === -1) return nowhere
  const [accessor, field] = [rest.slice(0, dot), rest.slice(dot + 1)]
  if (!isField(field) && !field.startsWith('custom_metadata.')) return nowhere
  return ({ entity }) => {
    const alias = entity.aliases.find(({ mountAccessor }) => mountAccessor === accessor)
    return alias && aliasField(alias, field)
  }
}

function aliasField(alias: Alias, field: string): string | undefined {
  const custom = behind(field, 'custom_metadata.')
  return custom === undefined ? fieldOf(alias, field) : memberOf(alias.customMetadata, custom)
}

// A group's name may hold dots itself, so the field is looked for at the end.
const groupField = /^(.+?)\.(id|name|metadata\..+)$/s

function ofGroup(rest: string, keyOf: (group: Group) => string, folded: (key: string) => string = (key) => key): ValueOf {
  const [, key, field] = groupField.exec(rest) ?? []
  if (key === undefined || field === undefined) return nowhere
  const wanted = folded(key)
  return ({ groups: { direct, inherited } }) => {
    const isWanted = (group: Group) => keyOf(group) === wanted
    const group = direct.find(isWanted) ?? inherited.find(isWanted)
    return group && fieldOf(group, field)
  }
}

function isField(field: string): boolean {
  return field === 'id' || field === 'name' || field.startsWith('metadata.')
}

function fieldOf(record: Named, field: string): string | undefined {
  if (field === 'id') return record.id
  if (field === 'name') return record.name
  const key = behind(field, 'metadata.')
  return key === undefined ? undefined : memberOf(record.metadata, key)
}

function memberOf(map: TextMap | null, key: string): string | undefined {
  return map !== null && Object.hasOwn(map, key) ? map[key] : undefined
}
