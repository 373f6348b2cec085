import { storageConformance } from '@postern/storage-conformance/storage-conformance.ts'
import { afterAll, describe } from 'vitest'
import { openPostgresStorage } from '../src/postgres-storage.ts'
import { startPostgres } from '../src/testing/start-postgres.ts'

const postgres = await startPostgres()
afterAll(() => postgres?.stop())

describe.skipIf(postgres === undefined)('with a server', () => {
  storageConformance({
    name: 'PostgreSQL',
    open: async () => openPostgresStorage({ url: (await postgres?.createDatabase()) ?? '' }),
  })
})
