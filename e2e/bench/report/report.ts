import type { Measure, Round } from '../rounds/measure.ts'
import type { Pace } from '../rounds/run-rounds.ts'
import { goalLines } from './goal-lines.ts'
import { machineLine } from './machine.ts'
import { rateLines } from './rate-lines.ts'

/** What was measured, as the text that is printed and kept. */
export interface Findings {
  readonly measures: readonly Measure[]
  readonly rounds: readonly Round[]
  readonly pace: Pace
  readonly on: Date
}

export function reportOf({ measures, rounds, pace, on }: Findings): string {
  const goals = goalLines(
    measures.flatMap((measure) => measure.goals),
    rounds,
  )
  return [
    '# Benchmark',
    '',
    `Written by \`npm run bench\` on ${on.toISOString().slice(0, 10)}: ${machineLine()}.`,
    `Medians of ${pace.rounds} interleaved rounds of ${pace.seconds} s per trial, with the least and the most of them.`,
    '',
    'Postern runs as it does for an operator: one process, everything durable in SQLite behind the barrier; no audit',
    'device is on. `oidc-provider` keeps everything in memory. Whoever makes the load shares the cores with whoever carries',
    'it, so only ratios within a round say something about another machine.',
    '',
    '## Goals',
    '',
    ...goals,
    '',
    '## Rates',
    '',
    ...rateLines(rounds),
    '',
  ].join('\n')
}
