import { percentile, type Sample } from '../load/sample.ts'
import type { Round } from './measure.ts'

/** How many times the rate of another trial a trial has reached in the same round. */
export function ratio(one: string, other: string): (round: Round) => number | undefined {
  return (round) => {
    const [above, below] = [round.get(one), round.get(other)]
    return above && below && above.rate / below.rate
  }
}

/** The latency, in milliseconds, that all but one in a hundred answers kept. */
export function p99(trial: string): (round: Round) => number | undefined {
  return ofSample(trial, (sample) => percentile(sample, 0.99))
}

/** The median latency in milliseconds. */
export function p50(trial: string): (round: Round) => number | undefined {
  return ofSample(trial, (sample) => percentile(sample, 0.5))
}

/** How many answers were not what was hoped for. */
export function errors(trial: string): (round: Round) => number | undefined {
  return ofSample(trial, (sample) => sample.errors)
}

/** The delay of the server's event loop, in milliseconds, that 99 of 100 turns kept. */
export function loopDelay(trial: string): (round: Round) => number | undefined {
  return ofSample(trial, (sample) => sample.loopDelay)
}

function ofSample(trial: string, figure: (sample: Sample) => number | undefined): (round: Round) => number | undefined {
  return (round) => {
    const sample = round.get(trial)
    return sample && figure(sample)
  }
}
