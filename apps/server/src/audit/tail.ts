import type { FileHandle } from 'node:fs/promises'
import { linkIn } from '@postern/engine/audit/chain.ts'
import type { ChainHead } from '@postern/engine/ports/audit-log.ts'

/** How a file of records ends. */
export interface Tail {
  /** Its last whole record. */
  readonly head: ChainHead | null
  /** Bytes of a line that a crash cut off. */
  readonly torn: number
}

/** The longest record that is looked for. */
const most = 4 * 1024 * 1024

/** Reads the end of a file. */
export async function tailOf(file: FileHandle): Promise<Tail> {
  const { size } = await file.stat()
  const length = Math.min(size, most)
  const { buffer } = await file.read({ buffer: Buffer.alloc(length), position: size - length })
  const end = buffer.lastIndexOf(0x0a) + 1
  const begin = end < 2 ? 0 : buffer.lastIndexOf(0x0a, end - 2) + 1
  const link = linkIn(buffer.toString('utf8', begin, Math.max(begin, end - 1)))
  return {
    head: link === undefined ? null : { chain: link.chain, record: link.record, hash: link.hash },
    torn: buffer.length - end,
  }
}
