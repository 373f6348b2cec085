// One answer for people and CI: how many tests passed and failed, over Vitest and Playwright.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const unit = fileURLToPath(new URL('../test-results/unit.json', import.meta.url))
const e2e = fileURLToPath(new URL('../test-results/e2e.json', import.meta.url))

/** Where the runners leave their reports. */
export const reports = [unit, e2e]

const read = (report) => (existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined)

function countUnit(report) {
  if (report === undefined) return { passed: 0, failed: 0, skipped: 0 }
  // A file that does not load, or whose set-up fails, fails without a failed test, so it counts as one.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function countE2e(report) {
  if (report === undefined) return { passed: 0, failed: 0, skipped: 0 }
  const { expected, flaky, unexpected, skipped } = report.stats
  // Errors outside any test: a server that did not start, a file that does not load.
  return { passed: expected + flaky, failed: unexpected + report.errors.length, skipped }
}

/** Prints the tally as the last line; it has passed when something ran and nothing failed. */
export function tally() {
  const counts = [countUnit(read(unit)), countE2e(read(e2e))]
  const sum = (name) => counts.reduce((total, count) => total + count[name], 0)
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
  if (skipped > 0) console.log(`${skipped} skipped`)
  console.log(`${passed} passed, ${failed} failed`)
  return { passed: failed === 0 && passed > 0 }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = tally().passed ? 0 : 1
