import type { Storage } from '@postern/engine/ports/storage.ts'

/** The storage under test, for tests that each keep to keys of their own. */
export type StorageOf = () => Storage
