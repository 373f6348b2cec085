import { join } from 'node:path'
import type { Storage } from '@postern/engine/ports/storage.ts'
import { createMemoryStorage } from '@postern/storage-memory/memory-storage.ts'
import { openSqliteStorage } from '@postern/storage-sqlite/sqlite-storage.ts'
import type { Store } from '#config/server-config.ts'

/** The store an operator chose. The only place that knows there are several. */
export async function openStorage(store: Store): Promise<Storage> {
  switch (store.kind) {
    case 'memory':
      return createMemoryStorage()
    case 'sqlite':
      return openSqliteStorage({ file: join(store.folder, 'postern.db') })
    case 'postgres': {
      // Loaded only where it is used: most servers have no PostgreSQL, and need not wait for its driver.
      const { openPostgresStorage } = await import('@postern/storage-postgres/postgres-storage.ts')
      return openPostgresStorage({ url: store.url })
    }
  }
}
