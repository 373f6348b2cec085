import type { View } from '@postern/engine/ports/storage.ts'
import type { QueryConfig, QueryResult } from 'pg'
import { getManyStatement, getStatement, rangeStatement } from './statements.ts'

/** Runs a statement in the transaction of the view. */
export type Run = (statement: QueryConfig) => Promise<QueryResult<DatabaseRow>>

interface DatabaseRow {
  readonly key: string
  readonly value: Buffer
}

/** The map, read by statements. */
export function databaseView(run: Run): View {
  return {
    get: async (key) => (await run(getStatement(key))).rows[0]?.value,
    async getMany(keys) {
      if (keys.length === 0) return []
      const { rows } = await run(getManyStatement(keys))
      const found = new Map(rows.map(({ key, value }) => [key, value]))
      return keys.map((key) => found.get(key))
    },
    async range(range) {
      const statement = rangeStatement('key, value', range)
      return statement === undefined ? [] : (await run(statement)).rows
    },
    async keys(range) {
      const statement = rangeStatement('key', range)
      return statement === undefined ? [] : (await run(statement)).rows.map(({ key }) => key)
    },
  }
}
