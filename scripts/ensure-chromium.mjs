// The browser tests drive the Chromium of the machine. Where there is none, Debian's is installed if that can be done
// without asking; anywhere else this says what to do.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The browser to drive: $CHROMIUM, or the first one found on this machine. */
export function findChromium() {
  if (process.env.CHROMIUM) return isProgram(process.env.CHROMIUM) ? process.env.CHROMIUM : undefined
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...elsewhere].find(isProgram)
}

const succeeds = (command, args) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0

function install() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false
  console.log('No Chromium found; installing it with apt-get.')
  // fonts-liberation: the same text widths on every machine.
  const packages = ['chromium', 'fonts-liberation']
  return (
    succeeds('apt-get', ['update', '-qq']) &&
    succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isThere = findChromium() !== undefined || (!process.env.CHROMIUM && install() && findChromium() !== undefined)
  if (!isThere) {
    console.error(`
  The browser tests need Chromium or Chrome, and none was found${process.env.CHROMIUM ? ` at $CHROMIUM (${process.env.CHROMIUM})` : ''}.
  Install it (on Debian or Ubuntu: apt-get install chromium fonts-liberation), or set CHROMIUM to its path.
`)
    process.exitCode = 1
  }
}
