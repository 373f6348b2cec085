import { percentile, type Sample } from '../load/sample.ts'
import type { Round } from '../rounds/measure.ts'
import { spreadOf } from '../rounds/spread.ts'

/** The table of rates: every trial by itself. They say more about the machine than about the server. */
export function rateLines(rounds: readonly Round[]): readonly string[] {
  const names = [...(rounds[0]?.keys() ?? [])]
  return [
    '| trial | per second | spread | p50 | p99 | errors |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...names.map((name) =>
      lineOf(
        name,
        rounds.flatMap((round) => round.get(name) ?? []),
      ),
    ),
  ]
}

function lineOf(name: string, samples: readonly Sample[]): string {
  const rates = spreadOf(samples.map(({ rate }) => rate))
  const range = rates === undefined ? '–' : `${whole(rates.least)}–${whole(rates.most)}`
  const errors = samples.reduce((sum, sample) => sum + sample.errors, 0)
  return `| ${name} | ${whole(rates?.median)} | ${range} | ${latency(samples, 0.5)} | ${latency(samples, 0.99)} | ${errors} |`
}

function latency(samples: readonly Sample[], share: number): string {
  const timed = samples.filter(({ latencies }) => latencies.length > 0)
  const spread = spreadOf(timed.map((sample) => percentile(sample, share)))
  return spread === undefined ? '–' : `${spread.median.toFixed(2)} ms`
}

function whole(value: number | undefined): string {
  return value === undefined ? '–' : Math.round(value).toLocaleString('en')
}
