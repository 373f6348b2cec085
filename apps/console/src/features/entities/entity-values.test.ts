import type { Entity } from '@postern/contract/resources/entity.ts'
import { describe, expect, it } from 'vitest'
import { createCallOf, entityRules, entityValuesOf, newEntity, updateCallOf } from './entity-values.ts'

const entity: Entity = {
  id: 'e1',
  name: 'ana',
  namespace_id: 'root',
  metadata: { email: 'ana@example.com' },
  policies: ['ops'],
  disabled: true,
  creation_time: '',
  last_update_time: '',
  aliases: [],
  merged_entity_ids: null,
  direct_group_ids: [],
  inherited_group_ids: [],
  group_ids: [],
  mfa_secrets: {},
}

it('sends an entity back as it was read', () => {
  const { name, metadata, policies, disabled } = entity
  expect(updateCallOf('e1')(entityValuesOf(entity))).toEqual({
    params: { id: 'e1' },
    input: { name, metadata, policies, disabled },
  })
})

it('takes metadata that was never set for none', () => {
  expect(createCallOf(entityValuesOf({ ...entity, metadata: null })).input.metadata).toEqual({})
})

describe('before the server is asked', () => {
  it.each([
    ['no name', { name: ' ' }, 'name'],
    [
      'metadata with one name twice',
      {
        metadata: [
          { key: 'a', value: '1' },
          { key: 'a', value: '2' },
        ],
      },
      'metadata',
    ],
    ['the root policy', { policies: ['root'] }, 'policies'],
  ] as const)('stops at %s', (_, part, field) => {
    expect(Object.keys(entityRules({ ...newEntity, name: 'ana', ...part }))).toEqual([field])
  })
})
