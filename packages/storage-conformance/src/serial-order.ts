import type { Change, View } from '@postern/engine/ports/storage.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytes, said } from './bytes.ts'
import type { StorageOf } from './storage-of.ts'

/** Reads some keys and a prefix, and writes what it saw, with its own name, to other keys. */
interface Scribe {
  readonly reads: readonly string[]
  readonly counts: string
  readonly writes: readonly string[]
  readonly deletes: readonly string[]
}

const key = fc.constantFrom('a', 'b', 'ba', 'c')
const scribe: fc.Arbitrary<Scribe> = fc.record({
  reads: fc.array(key, { maxLength: 2 }),
  counts: fc.constantFrom('', 'b', 'd'),
  writes: fc.array(key, { maxLength: 2 }),
  deletes: fc.array(key, { maxLength: 1 }),
})

export function serialOrder(storage: StorageOf): void {
  it('what happens at once could have happened one after the other', async () => {
    let family = 0
    await fc.assert(
      fc.asyncProperty(fc.array(scribe, { minLength: 2, maxLength: 4 }), async (scribes) => {
        family += 1
        const home = `serial/${family}/`
        await storage().write(async (change) => change.put(`${home}a`, bytes('begin')))
        const saw = await Promise.all(
          scribes.map((each, at) => storage().write((change) => work(change, { home, scribe: each, at }))),
        )
        const outcome = JSON.stringify({ saw, left: await storage().read((view) => rows(view, home)) })
        expect(orders(scribes.map((_, at) => at)).map((order) => inOrder(scribes, order))).toContain(outcome)
      }),
      { numRuns: 60 },
    )
  })
}

interface Task {
  readonly home: string
  readonly scribe: Scribe
  readonly at: number
}

async function work(change: Change, { home, scribe, at }: Task): Promise<string> {
  const read: (string | undefined)[] = []
  for (const each of scribe.reads) read.push(said(await change.get(home + each)))
  const counted = await change.keys({ prefix: home + scribe.counts, limit: 2 })
  const saw = sight(
    read,
    counted.map((each) => each.slice(home.length)),
  )
  for (const each of scribe.writes) change.put(home + each, bytes(`${at} saw ${saw}`))
  for (const each of scribe.deletes) change.delete(home + each)
  return saw
}

function inOrder(scribes: readonly Scribe[], order: readonly number[]): string {
  const map = new Map([['a', 'begin']])
  const saw: string[] = []
  for (const at of order) {
    const { reads = [], counts = '', writes = [], deletes = [] } = scribes[at] ?? {}
    const counted = [...map.keys()]
      .filter((each) => each.startsWith(counts))
      .sort()
      .slice(0, 2)
    const seen = sight(
      reads.map((each) => map.get(each)),
      counted,
    )
    for (const each of writes) map.set(each, `${at} saw ${seen}`)
    for (const each of deletes) map.delete(each)
    saw[at] = seen
  }
  return JSON.stringify({ saw, left: [...map].sort(([one], [other]) => (one < other ? -1 : 1)) })
}

function sight(read: readonly (string | undefined)[], counted: readonly string[]): string {
  return JSON.stringify([read.map((value) => value ?? null), counted])
}

async function rows(view: View, home: string): Promise<readonly (readonly [string, string | undefined])[]> {
  return (await view.range({ prefix: home, limit: 100 })).map(({ key: found, value }) => [found.slice(home.length), said(value)])
}

function orders(numbers: readonly number[]): readonly (readonly number[])[] {
  if (numbers.length <= 1) return [numbers]
  return numbers.flatMap((first) => orders(numbers.filter((other) => other !== first)).map((rest) => [first, ...rest]))
}
