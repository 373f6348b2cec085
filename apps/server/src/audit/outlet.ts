import process from 'node:process'
import type { AuditSink } from '@postern/engine/ports/audit-log.ts'
import { openRecordFile } from './open-record-file.ts'
import { type Tail, tailOf } from './tail.ts'

/** What lines are written to. */
export interface Outlet {
  readonly tail: Tail
  write(text: string): Promise<void>
  close(): Promise<void>
}

const nothingBefore: Tail = { head: null, torn: 0 }

/** Opens what a sink names. */
export async function openOutlet({ target }: AuditSink, forbidden: readonly string[]): Promise<Outlet> {
  if (target.kind === 'discard') return { tail: nothingBefore, write: () => Promise.resolve(), close: () => Promise.resolve() }
  if (target.kind === 'stdout') return { tail: nothingBefore, write: writeOut, close: () => Promise.resolve() }
  const file = await openRecordFile({ path: target.path, mode: target.mode, forbidden })
  const tail = await tailOf(file)
  if (tail.torn > 0) await file.appendFile('\n')
  return { tail, write: (text) => file.appendFile(text), close: () => file.close() }
}

function writeOut(text: string): Promise<void> {
  return new Promise((done, fail) => {
    process.stdout.write(text, (error) => (error ? fail(error) : done()))
  })
}
