import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type ChainFault, type RecordFile, verifyChain } from '@postern/engine/audit/verify-chain.ts'
import type { ChainHead } from '@postern/engine/ports/audit-log.ts'
import { UsageError } from '#config/arguments.ts'
import { nodeCipher } from '#world/cipher.ts'

/** What `postern audit verify` says, and whether all is as it was written. */
export interface Verdict {
  readonly isWhole: boolean
  readonly lines: readonly string[]
}

/** Verifies files of audit records: `[--head CHAIN:RECORD:HASH]… FILE…`. */
export async function verifyFiles(words: readonly string[]): Promise<Verdict> {
  const { files, heads } = wordsIn(words)
  const { chains, fault, records } = await verifyChain(nodeCipher, files.map(recordFile), heads)
  const found = [...chains].map(([chain, { first, last }]) => `chain ${chain}: records ${first} to ${last.record}`)
  if (fault !== undefined) return { isWhole: false, lines: [...found, faultText(fault)] }
  return { isWhole: true, lines: [...found, `${records} records, none changed, missing or moved`] }
}

function wordsIn(words: readonly string[]): { readonly files: readonly string[]; readonly heads: readonly ChainHead[] } {
  const files: string[] = []
  const heads: ChainHead[] = []
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--head') heads.push(headIn(rest.shift() ?? ''))
    else files.push(word)
  }
  if (files.length === 0) throw new UsageError('name the files: postern audit verify FILE…')
  return { files, heads }
}

function headIn(written: string): ChainHead {
  const [, chain, record, hash] = /^([\w-]+):(\d+):([0-9a-f]{64})$/.exec(written) ?? []
  if (chain === undefined || hash === undefined) throw new UsageError('--head wants CHAIN:RECORD:HASH')
  return { chain, record: Number(record), hash }
}

const recordFile = (name: string): RecordFile => ({
  name,
  lines: () => createInterface({ input: createReadStream(name), crlfDelay: Number.POSITIVE_INFINITY }),
})

const faults: Readonly<Record<ChainFault['kind'], string>> = {
  changed: 'was changed',
  missing: 'is missing',
  moved: 'is not in its place',
  unreadable: 'is no record',
  cut_off: 'is missing: the end was cut off',
}

function faultText({ kind, file, line, chain, record }: ChainFault): string {
  const what = record === undefined ? 'this line' : `record ${record} of chain ${chain}`
  return `${file}:${line}: ${what} ${faults[kind]}`
}
