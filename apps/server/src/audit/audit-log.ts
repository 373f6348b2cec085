import type { AuditLog, AuditSink } from '@postern/engine/ports/audit-log.ts'
import { createScribe, type Scribe, type ScribeParts } from './scribe.ts'

/** Every place that records are written to, opened when the first record comes. */
export interface AuditFiles extends AuditLog {
  /** Opens the files anew, once they have been moved away (spec/core.md 14.1). */
  reopen(): void
  close(): Promise<void>
}

export function createAuditFiles(parts: ScribeParts): AuditFiles {
  const scribes = new Map<string, Scribe>()

  function scribeOf(sink: AuditSink): Scribe {
    const found = scribes.get(sink.id)
    if (found !== undefined) return found
    const fresh = createScribe(sink, parts)
    scribes.set(sink.id, fresh)
    return fresh
  }

  return {
    append: (sink, record) => scribeOf(sink).append(record),
    head: (id) => scribes.get(id)?.head(),
    async release(id) {
      const scribe = scribes.get(id)
      scribes.delete(id)
      await scribe?.close()
    },
    reopen() {
      for (const scribe of scribes.values()) scribe.reopen()
    },
    async close() {
      await Promise.all([...scribes.values()].map((scribe) => scribe.close()))
    },
  }
}
