import { defineConfig } from 'vitest/config'

const pure = ['packages/contract', 'packages/engine', 'packages/storage-memory']
const worldly = ['packages/storage-sqlite', 'packages/storage-postgres', 'packages/storage-conformance', 'apps/*']

const testsIn = (folders: readonly string[]) => folders.map((folder) => `${folder}/{src,test}/**/*.test.{ts,tsx}`)

export default defineConfig({
  test: {
    projects: [
      {
        // No module state, so the files may share a worker: many small ones run in a second.
        test: { name: 'pure', include: testsIn(pure), pool: 'threads', isolate: false, testTimeout: 20_000 },
      },
      {
        // Real sockets, files, workers and databases: each file in a process of its own.
        test: {
          name: 'world',
          include: [...testsIn(worldly), 'scripts/*.test.mjs'],
          pool: 'forks',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
