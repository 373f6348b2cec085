import { nodeCipher } from '@postern/server/world/cipher.ts'
import { describe, expect, it } from 'vitest'
import type { ChainHead } from '#ports/audit-log.ts'
import { chained, newChain } from './chain.ts'
import { chainStartText } from './chain-start.ts'
import { type RecordFile, verifyChain } from './verify-chain.ts'

const time = '2026-11-25T12:00:00.000Z'

/** Lines of a chain: its start, and as many records as asked. */
function chainOf(id: string, count: number, before: { follows?: ChainHead; torn?: number } = {}) {
  const start = chainStartText({ time, follows: before.follows ?? null, anchors: [], torn: before.torn ?? 0 })
  const texts = [start, ...Array.from({ length: count }, (_, index) => `{"type":"request","n":${index}}`)]
  const lines: string[] = []
  let head = newChain(id)
  for (const text of texts) {
    const next = chained(nodeCipher, head, text)
    lines.push(next.line.trimEnd())
    head = next.head
  }
  return { lines, head }
}

function fileOf(name: string, lines: readonly string[]): RecordFile {
  return {
    name,
    async *lines() {
      yield* lines
    },
  }
}

const verify = async (...files: readonly (readonly string[])[]) =>
  (
    await verifyChain(
      nodeCipher,
      files.map((lines, index) => fileOf(String(index + 1), lines)),
    )
  ).fault

describe('spec/security.md 9.4: a set of files of records', () => {
  const { lines, head } = chainOf('a', 5)

  it('is whole when it is as it was written, rotated or not, in any order', async () => {
    expect(await verify(lines)).toBeUndefined()
    expect(await verify(lines.slice(3), lines.slice(0, 3))).toBeUndefined()
    expect(await verify(lines.slice(3))).toBeUndefined()
  })

  it('is whole when several instances write to one file', async () => {
    const other = chainOf('b', 5).lines
    expect(await verify(lines.flatMap((line, index) => [line, other[index] ?? '']))).toBeUndefined()
  })

  it.each([
    [
      'a record that was changed',
      lines.with(2, (lines[2] ?? '').replace('"n":1', '"n":7')),
      { kind: 'changed', line: 3, record: 3 },
    ],
    ['a record that is missing', lines.toSpliced(2, 1), { kind: 'missing', line: 3, record: 3 }],
    ['a record that is moved', lines.with(2, lines[3] ?? '').with(3, lines[2] ?? ''), { kind: 'missing', line: 3, record: 3 }],
    ['a record that is there twice', lines.toSpliced(3, 0, lines[2] ?? ''), { kind: 'moved', line: 4, record: 3 }],
    ['a record that was put in', lines.toSpliced(2, 0, '{"type":"request"}'), { kind: 'unreadable', line: 3 }],
    ['a beginning that says nothing', chained(nodeCipher, newChain('a'), '{}').line.trimEnd(), { kind: 'changed', line: 1 }],
  ])('names %s', async (_, changed, fault) => {
    expect(await verify([changed].flat())).toMatchObject({ file: '1', ...fault })
  })

  it('names a record that is missing between two files', async () => {
    expect(await verify(lines.slice(0, 2), lines.slice(3))).toMatchObject({ kind: 'missing', file: '2', record: 3 })
  })

  it('names what was cut off, when the next chain or a head from elsewhere tells how far it went', async () => {
    const next = chainOf('b', 1, { follows: head })
    expect(await verify([...lines, ...next.lines])).toBeUndefined()
    expect(await verify([...lines.slice(0, -1), ...next.lines])).toMatchObject({ kind: 'cut_off', chain: 'a', record: 6 })
    const report = await verifyChain(nodeCipher, [fileOf('1', lines.slice(0, -2))], [head])
    expect(report.fault).toMatchObject({ kind: 'cut_off', chain: 'a', line: 5, record: 5 })
  })

  it('names a chain that was written anew', async () => {
    const forged = chainOf('a', 5, { torn: 1 }).lines
    const report = await verifyChain(nodeCipher, [fileOf('1', forged)], [head])
    expect(report.fault).toMatchObject({ kind: 'changed', chain: 'a', record: 6 })
  })

  it('is whole after a crash that cut a line off, if the next chain says so', async () => {
    const torn = (lines[5] ?? '').slice(0, 40)
    const before = lines.slice(0, 5)
    const saying = chainOf('b', 1, { torn: 40 }).lines
    expect(await verify([...before, torn, ...saying])).toBeUndefined()
    expect(await verify([...before, torn, ...chainOf('b', 1).lines])).toMatchObject({ kind: 'unreadable', line: 6 })
    expect(await verify([...before, torn])).toMatchObject({ kind: 'unreadable', line: 6 })
  })
})
