import { storageConformance } from '@postern/storage-conformance/storage-conformance.ts'
import { createMemoryStorage } from '../src/memory-storage.ts'

storageConformance({ name: 'memory', open: async () => createMemoryStorage() })
