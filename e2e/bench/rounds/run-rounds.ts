import type { Sample } from '../load/sample.ts'
import type { Measure, Round, Trial } from './measure.ts'

/** How often and how long everything is tried. */
export interface Pace {
  readonly rounds: number
  /** Of each trial. */
  readonly seconds: number
}

/**
 * Tries everything once per round, one after the other, so that whatever else the machine does in a while falls on all
 * of them. A short round before the first warms everybody up and does not count.
 */
export async function runRounds(measures: readonly Measure[], { rounds, seconds }: Pace): Promise<readonly Round[]> {
  const trials = measures.flatMap((measure) => measure.trials)
  await roundOf(trials, seconds / 2)
  const counted: Round[] = []
  for (let round = 1; round <= rounds; round += 1) {
    console.error(`round ${round} of ${rounds}`)
    counted.push(await roundOf(trials, seconds))
  }
  return counted
}

async function roundOf(trials: readonly Trial[], seconds: number): Promise<Round> {
  const samples = new Map<string, Sample>()
  for (const trial of trials) samples.set(trial.name, await trial.run(seconds))
  return samples
}
