import type { Snapshot } from '@postern/engine/ports/storage/serializable.ts'
import { openReader, type Reader } from './reader.ts'

/** Connections that read, and the snapshot they share. */
export interface Readers {
  snapshot(): Snapshot
  /** Everything committed so far is in the snapshots that begin from here. */
  refresh(): void
  expired(now: number, limit: number): readonly string[]
  close(): void
}

interface Shared {
  readonly reader: Reader
  users: number
}

/**
 * Whoever looks between two commits looks at the same snapshot, so that a read is one statement and not three. An
 * unused snapshot ends with the turn of the event loop: while it is open, the write-ahead log cannot start over.
 */
export function openReaders(file: string): Readers {
  const idle: Reader[] = [openReader(file)]
  const all = [...idle]
  let current: Shared | undefined
  let isEnding = false

  function begin(): Shared {
    let reader = idle.pop()
    if (reader === undefined) {
      reader = openReader(file)
      all.push(reader)
    }
    reader.begin()
    return { reader, users: 0 }
  }

  function end(shared: Shared): void {
    shared.reader.end()
    idle.push(shared.reader)
  }

  function endUnused(): void {
    isEnding = false
    if (current?.users === 0) refresh()
  }

  function refresh(): void {
    const old = current
    current = undefined
    if (old?.users === 0) end(old)
  }

  return {
    snapshot() {
      current ??= begin()
      const shared = current
      shared.users += 1
      return {
        view: shared.reader.view,
        release() {
          shared.users -= 1
          if (shared.users > 0) return
          if (shared !== current) return end(shared)
          if (isEnding) return
          isEnding = true
          setImmediate(endUnused)
        },
      }
    },
    refresh,
    expired(now, limit) {
      current ??= begin()
      const due = current.reader.expired(now, limit)
      if (current.users === 0) refresh()
      return due
    },
    close() {
      refresh()
      for (const reader of all) reader.close()
    },
  }
}
