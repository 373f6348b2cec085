// Runs the named scripts of package.json one after another and tells at the end which failed. A failed stage does not
// hide what the others would have said; only the browser tests need a build that worked. The last line is the tally.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { reports, tally } from './tally.mjs'

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

/** What must have passed before a stage makes sense. */
const needs = { e2e: 'build:web' }

const stages = process.argv.slice(2)
const failed = []

for (const report of reports) rmSync(report, { force: true })

for (const stage of stages) {
  if (failed.includes(needs[stage])) {
    failed.push(stage)
    continue
  }
  console.log(`\n▸ ${stage}`)
  const started = performance.now()
  const { status } = spawnSync(scripts[stage], { shell: true, stdio: 'inherit' })
  if (status !== 0) failed.push(stage)
  console.log(`${status === 0 ? '✓' : '✗'} ${stage} ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

console.log(failed.length === 0 ? `\nall stages passed: ${stages.join(', ')}` : `\nfailed stages: ${failed.join(', ')}`)
const { passed } = tally()
process.exitCode = failed.length === 0 && passed ? 0 : 1
