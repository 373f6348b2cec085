import { parseArgs } from 'node:util'
import type { Pace } from './rounds/run-rounds.ts'

/** How the benchmark is run. */
export interface Options {
  readonly pace: Pace
  /** The measures to take, by the names of their files; all when there are none. */
  readonly only: readonly string[]
  /** How many entities there are to be listed. */
  readonly people: number
  /** A folder for the server's CPU profile. */
  readonly profiles: string | undefined
  /** Whether the report is kept: only when everything was measured at full length. */
  readonly isKept: boolean
}

/** `npm run bench -- --quick --only userinfo,jwt-login --profiles out` */
export function optionsOf(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: words.filter((word) => word !== '--'),
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      rounds: { type: 'string' },
      profiles: { type: 'string' },
    },
  })
  const pace = values.quick ? { rounds: 2, seconds: 0.4 } : { rounds: 5, seconds: 1 }
  const only = values.only.split(',').filter((name) => name !== '')
  return {
    pace: { ...pace, ...(values.rounds !== undefined && { rounds: Number(values.rounds) }) },
    only,
    people: values.quick ? 2000 : 100_000,
    profiles: values.profiles,
    isKept: !values.quick && only.length === 0,
  }
}
