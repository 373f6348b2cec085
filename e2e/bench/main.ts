import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { setUpMeasures } from './measures/all.ts'
import { optionsOf } from './options.ts'
import { reportOf } from './report/report.ts'
import { runRounds } from './rounds/run-rounds.ts'
import { setStage } from './stage.ts'

const options = optionsOf(process.argv.slice(2))
const { pace } = options
const stage = await setStage(options)
try {
  const measures = await setUpMeasures(stage, options.only)
  const rounds = await runRounds(measures, pace)
  const report = reportOf({ measures, rounds, pace, on: new Date() })
  console.log(report)
  if (options.isKept) writeFileSync(new URL('../../docs/benchmark.md', import.meta.url), report)
} finally {
  await stage.stop()
}
