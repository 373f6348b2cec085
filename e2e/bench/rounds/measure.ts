import type { Sample } from '../load/sample.ts'

/** Something that is tried once in every round, beside what it is compared with. */
export interface Trial {
  readonly name: string
  run(seconds: number): Promise<Sample>
}

/** The samples of one round, by the names of their trials. */
export type Round = ReadonlyMap<string, Sample>

/** A line of the table of goals: a figure of each round, and what it should be. */
export interface Goal {
  readonly what: string
  readonly unit: 'times' | 'ms' | 'errors' | 'KB'
  readonly atLeast?: number
  readonly atMost?: number
  /** Undefined where the round has not what the figure is made of. */
  figure(round: Round): number | undefined
}

/** What one file of `measures/` is about: what is tried, and what is hoped for. */
export interface Measure {
  readonly trials: readonly Trial[]
  readonly goals: readonly Goal[]
}
