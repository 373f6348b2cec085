// Makes dist/: what a machine with Node 24 or newer, and nothing else, needs to run the server. Node runs the sources as
// they are, so this copies them with what Vite built and installs what they import: `node dist/apps/server/src/main.ts server`.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = `${root}dist`

const served = [
  'apps/server',
  'packages/contract',
  'packages/engine',
  'packages/storage-memory',
  'packages/storage-postgres',
  'packages/storage-sqlite',
]
const built = ['apps/console', 'apps/pages']
const others = ['packages/storage-conformance', 'e2e']
const settings = ['pnpm-workspace.yaml', 'pnpm-lock.yaml', '.pnpmfile.mjs', '.npmrc', 'LICENSE', 'package.json']

const isTest = (path) => /\.test\.tsx?$|\/src\/testing(\/|$)/.test(path)

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist)
for (const file of settings) cpSync(`${root}${file}`, `${dist}/${file}`)
// The lock file speaks of every package, so each is named; only those the server imports are installed.
for (const place of [...served, ...built, ...others]) cpSync(`${root}${place}/package.json`, `${dist}/${place}/package.json`)
for (const place of served)
  cpSync(`${root}${place}/src`, `${dist}/${place}/src`, { recursive: true, filter: (path) => !isTest(path) })
for (const place of built) {
  if (!existsSync(`${root}${place}/dist`)) throw new Error(`${place} is not built; run "npm run build"`)
  cpSync(`${root}${place}/dist`, `${dist}/${place}/dist`, { recursive: true })
}

const install = [
  '--yes',
  '--prefer-offline',
  'pnpm@12.21.0',
  '--filter-prod',
  '@postern/server...',
  'install',
  '--prod',
  '--frozen-lockfile',
  '--ignore-scripts',
]
const { status } = spawnSync('npx', install, { cwd: dist, stdio: 'inherit', shell: process.platform === 'win32' })
if (status !== 0) throw new Error('the packages the server imports could not be installed')

// The Node that the workspace is pinned to comes along with the root's own packages, and is most of the weight.
for (const folder of globSync(['node_modules/node-*', 'node_modules/.pnpm/node-{bin-,linux,darwin,win}*'], { cwd: dist })) {
  rmSync(`${dist}/${folder}`, { recursive: true })
}
writeFileSync(`${dist}/README.md`, 'Run the server with Node 24 or newer: `node apps/server/src/main.ts server --data DIR`.\n')
console.log('dist/ is ready: node dist/apps/server/src/main.ts server --data DIR')
