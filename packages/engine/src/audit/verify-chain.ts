import type { ChainHead } from '#ports/audit-log.ts'
import type { Cipher } from '#ports/cipher.ts'
import { isIntact, type Link, linkIn, noHash } from './chain.ts'
import { headsIn, maybeChainStart } from './chain-start.ts'

/** A file of records, that can be read several times. */
export interface RecordFile {
  readonly name: string
  lines(): AsyncIterable<string>
}

/** The first record that is not as it was written. */
export interface ChainFault {
  readonly kind: 'changed' | 'missing' | 'moved' | 'unreadable' | 'cut_off'
  readonly file: string
  /** Counted from 1; of a record that is missing, where it should stand. */
  readonly line: number
  readonly chain?: string
  readonly record?: number
}

/** What the files hold. */
export interface ChainReport {
  readonly records: number
  readonly fault: ChainFault | undefined
  /** The chains, each with its first and last record. */
  readonly chains: ReadonlyMap<string, { readonly first: number; readonly last: ChainHead }>
}

/** A run of records of one chain in one file. */
interface Run {
  readonly file: string
  readonly first: Link
  readonly firstLine: number
  last: Link
  lastLine: number
}

/**
 * Reads files in any order and finds the first record that was changed, taken out, put in, moved or cut off. Chains may
 * begin before the files do; `heads` are ends that the chains must reach, known from elsewhere.
 */
export async function verifyChain(
  cipher: Pick<Cipher, 'sha256'>,
  files: readonly RecordFile[],
  heads: readonly ChainHead[] = [],
): Promise<ChainReport> {
  const runs: Run[] = []
  const claims = [...heads]
  let records = 0
  for (const file of files) {
    const found = await readFile(cipher, file)
    runs.push(...found.runs.values())
    claims.push(...found.claims)
    records += found.records
    if (found.fault !== undefined) return { records, fault: found.fault, chains: new Map() }
  }

  const chains = new Map<string, { first: number; last: ChainHead }>()
  for (const run of runs.toSorted((one, other) => one.first.record - other.first.record)) {
    const before = chains.get(run.first.chain)
    const fault = before && joint(before.last, run)
    if (fault !== undefined) return { records, fault, chains }
    chains.set(run.first.chain, { first: before?.first ?? run.first.record, last: headOf(run.last) })
  }
  const fault = await brokenClaim(files, { claims, chains, runs })
  return { records, fault, chains }
}

interface FileFinding {
  readonly runs: ReadonlyMap<string, Run>
  readonly claims: readonly ChainHead[]
  readonly records: number
  readonly fault?: ChainFault
}

async function readFile(cipher: Pick<Cipher, 'sha256'>, file: RecordFile): Promise<FileFinding> {
  const runs = new Map<string, Run>()
  const claims: ChainHead[] = []
  let line = 0
  let records = 0
  let torn: { readonly line: number; readonly bytes: number } | undefined
  const fault = (kind: ChainFault['kind'], at: number, link?: Link): FileFinding => ({
    runs,
    claims,
    records,
    fault: { kind, file: file.name, line: at, ...(link && { chain: link.chain, record: link.record }) },
  })

  for await (const text of file.lines()) {
    line += 1
    const link = linkIn(text)
    if (torn !== undefined && !vouchesFor(link, torn.bytes)) return fault('unreadable', torn.line)
    torn = undefined
    if (link === undefined) {
      torn = { line, bytes: new TextEncoder().encode(text).length }
      continue
    }
    records += 1
    if (!isIntact(cipher, link)) return fault('changed', line, link)
    const run = runs.get(link.chain)
    const start = link.record === 1 ? maybeChainStart(link.text) : undefined
    if (link.record === 1 && (start === undefined || link.before !== noHash)) return fault('changed', line, link)
    if (start !== undefined) claims.push(...headsIn(start))
    if (run === undefined) {
      runs.set(link.chain, { file: file.name, first: link, firstLine: line, last: link, lastLine: line })
      continue
    }
    if (link.record <= run.last.record) return fault('moved', line, link)
    if (link.record > run.last.record + 1) return fault('missing', line, { ...link, record: run.last.record + 1 })
    if (link.before !== run.last.hash) return fault('changed', line, link)
    run.last = link
    run.lastLine = line
  }
  return torn === undefined ? { runs, claims, records } : fault('unreadable', torn.line)
}

/** Only the start of the next chain may say that a crash cut a record off. */
function vouchesFor(link: Link | undefined, bytes: number): boolean {
  return link !== undefined && maybeChainStart(link.text)?.torn === bytes
}

/** What is wrong where a chain goes on in another file. */
function joint(before: ChainHead, { file, first, firstLine }: Run): ChainFault | undefined {
  const at = { file, line: firstLine, chain: first.chain }
  if (first.record <= before.record) return { ...at, kind: 'moved', record: first.record }
  if (first.record > before.record + 1) return { ...at, kind: 'missing', record: before.record + 1 }
  return first.before === before.hash ? undefined : { ...at, kind: 'changed', record: first.record }
}

interface Claims {
  readonly claims: readonly ChainHead[]
  readonly chains: ChainReport['chains']
  readonly runs: readonly Run[]
}

/** A chain that does not reach, or does not hold, the head that somebody vouches for. */
async function brokenClaim(files: readonly RecordFile[], { claims, chains, runs }: Claims): Promise<ChainFault | undefined> {
  const inside = new Map<string, ChainHead>()
  for (const claim of claims) {
    const chain = chains.get(claim.chain)
    if (chain === undefined || claim.record < chain.first) continue
    if (claim.record > chain.last.record) return cutOff(claim.chain, chain.last.record + 1, runs)
    inside.set(`${claim.chain} ${claim.record}`, claim)
  }
  return inside.size === 0 ? undefined : rewritten(files, inside)
}

function cutOff(chain: string, record: number, runs: readonly Run[]): ChainFault | undefined {
  const last = runs.filter(({ first }) => first.chain === chain).toSorted((one, other) => other.last.record - one.last.record)[0]
  return last && { kind: 'cut_off', file: last.file, line: last.lastLine + 1, chain, record }
}

/** A chain that is whole, but is not the one that was vouched for. */
async function rewritten(files: readonly RecordFile[], claims: ReadonlyMap<string, ChainHead>): Promise<ChainFault | undefined> {
  for (const file of files) {
    let line = 0
    for await (const text of file.lines()) {
      line += 1
      const link = linkIn(text)
      const claim = link && claims.get(`${link.chain} ${link.record}`)
      if (link && claim && claim.hash !== link.hash) {
        return { kind: 'changed', file: file.name, line, chain: link.chain, record: link.record }
      }
    }
  }
  return undefined
}

function headOf({ chain, record, hash }: Link): ChainHead {
  return { chain, record, hash }
}
