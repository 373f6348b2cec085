import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { prepareSchema, rangeStatement, statements } from './schema.ts'

function planOf(sql: string): string {
  const database = new DatabaseSync(':memory:')
  prepareSchema(database)
  const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()
  database.close()
  return steps.map(({ detail }) => detail).join('; ')
}

it.each([true, false])('reads a range in the order of the keys, without sorting (reverse: %s)', (reverse) => {
  for (const columns of ['key', 'key, value'] as const) {
    for (const [from, hasEnd] of [
      ['>=', true],
      ['>', true],
      ['>=', false],
    ] as const) {
      const plan = planOf(rangeStatement({ columns, from, hasEnd, reverse }))
      expect(plan).toContain('USING PRIMARY KEY')
      expect(plan).not.toContain('TEMP B-TREE')
    }
  }
})

it('finds what is due by the index of expiry, without sorting', () => {
  const plan = planOf(statements.expired)
  expect(plan).toContain('entry_expires_at')
  expect(plan).not.toContain('TEMP B-TREE')
})
