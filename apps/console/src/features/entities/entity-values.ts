import type { Entity } from '@postern/contract/resources/entity.ts'
import { objectOf, pairsOf, type Pair } from '#ui/pairs-input.tsx'

/** An entity as its form holds it. */
export interface EntityValues {
  readonly name: string
  readonly metadata: readonly Pair[]
  readonly policies: readonly string[]
  readonly disabled: boolean
}

export const newEntity: EntityValues = { name: '', metadata: [], policies: [], disabled: false }

export function entityValuesOf(entity: Entity): EntityValues {
  return {
    name: entity.name,
    metadata: pairsOf(entity.metadata),
    policies: entity.policies,
    disabled: entity.disabled,
  }
}

const inputOf = ({ name, metadata, policies, disabled }: EntityValues) => ({
  name: name.trim(),
  metadata: objectOf(metadata),
  policies: [...policies],
  disabled,
})

export const createCallOf = (values: EntityValues) => ({ input: inputOf(values) })

export const updateCallOf = (id: string) => (values: EntityValues) => ({ params: { id }, input: inputOf(values) })

export function entityRules({ name, metadata, policies }: EntityValues) {
  const names = metadata.map(({ key }) => key.trim()).filter(Boolean)
  const twice = names.find((key, index) => names.indexOf(key) !== index)
  return {
    ...(name.trim() === '' ? { name: 'Give them a name' } : {}),
    ...(twice === undefined ? {} : { metadata: `${twice} stands there twice` }),
    ...(policies.includes('root') ? { policies: 'root cannot be given to anybody' } : {}),
  }
}

export const entityMessages = [
  [/name/, 'name'],
  [/metadata/, 'metadata'],
  [/polic/, 'policies'],
] as const
