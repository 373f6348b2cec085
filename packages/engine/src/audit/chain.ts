import type { ChainHead } from '#ports/audit-log.ts'
import type { Cipher } from '#ports/cipher.ts'
import { bytesOf } from '#storage/text.ts'

/** What the first record of a chain follows. */
export const noHash = '0'.repeat(64)

/** A line of a file of records: the record, and its place in its chain. */
export interface Link {
  readonly chain: string
  readonly record: number
  readonly before: string
  readonly hash: string
  /** The record's own JSON. */
  readonly text: string
}

type Sha256 = Pick<Cipher, 'sha256'>

/** The beginning of a chain. */
export function newChain(chain: string): ChainHead {
  return { chain, record: 0, hash: noHash }
}

/** Puts a record behind the head of a chain. Gives the line, and the new head. */
export function chained(cipher: Sha256, head: ChainHead, text: string): { readonly line: string; readonly head: ChainHead } {
  const place = { chain: head.chain, record: head.record + 1, before: head.hash }
  const hash = hashOf(cipher, { ...place, text })
  const line = `{"chain":${JSON.stringify({ id: place.chain, record: place.record, before: place.before, hash })},${text.slice(1)}\n`
  return { line, head: { chain: place.chain, record: place.record, hash } }
}

const lineForm = /^\{"chain":\{"id":"([\w-]+)","record":(\d+),"before":"([0-9a-f]{64})","hash":"([0-9a-f]{64})"\},/

/** The link in a line; undefined when it is none. */
export function linkIn(line: string): Link | undefined {
  const [whole, chain, record, before, hash] = lineForm.exec(line) ?? []
  if (whole === undefined || chain === undefined || before === undefined || hash === undefined) return undefined
  return { chain, record: Number(record), before, hash, text: `{${line.slice(whole.length)}` }
}

/** Whether a record is the one that was written. */
export function isIntact(cipher: Sha256, link: Link): boolean {
  return hashOf(cipher, link) === link.hash
}

function hashOf(cipher: Sha256, { chain, record, before, text }: Omit<Link, 'hash'>): string {
  return cipher.sha256(bytesOf(`${before}\n${chain}\n${record}\n${text}`)).toHex()
}
