import type { Goal, Round } from '../rounds/measure.ts'
import { type Spread, spreadOf } from '../rounds/spread.ts'

/** The table of goals: what was measured, what was hoped for, and whether it was reached by the median. */
export function goalLines(goals: readonly Goal[], rounds: readonly Round[]): readonly string[] {
  return [
    '| what | measured | spread | goal | reached |',
    '| --- | ---: | ---: | ---: | --- |',
    ...goals.map((goal) => lineOf(goal, rounds)),
  ]
}

function lineOf(goal: Goal, rounds: readonly Round[]): string {
  const spread = spreadOf(rounds.flatMap((round) => goal.figure(round) ?? []))
  const hoped = goal.atLeast === undefined ? `≤ ${written(goal, goal.atMost ?? 0)}` : `≥ ${written(goal, goal.atLeast)}`
  if (spread === undefined) return `| ${goal.what} | – | – | ${hoped} | not measured |`
  const { median, least, most } = spread
  const range = `${figure(goal, least)}–${figure(goal, most)}`
  return `| ${goal.what} | ${written(goal, median)} | ${range} | ${hoped} | ${isReached(goal, spread) ? 'yes' : '**no**'} |`
}

function isReached({ atLeast = -Infinity, atMost = Infinity }: Goal, { median }: Spread): boolean {
  return median >= atLeast && median <= atMost
}

function written(goal: Goal, value: number): string {
  const unit = { times: ' ×', ms: ' ms', KB: ' KB', errors: '' }[goal.unit]
  return `${figure(goal, value)}${unit}`
}

function figure({ unit }: Goal, value: number): string {
  return unit === 'errors' ? String(value) : value.toFixed(2)
}
