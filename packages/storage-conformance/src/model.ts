import type { Change, Range } from '@postern/engine/ports/storage.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytes, said } from './bytes.ts'
import type { StorageOf } from './storage-of.ts'

type Step =
  | { readonly do: 'put'; readonly key: string; readonly value: string }
  | { readonly do: 'delete' | 'get'; readonly key: string }
  | { readonly do: 'range'; readonly range: Range }
  | { readonly do: 'fail' }

const name = fc.string({ unit: fc.constantFrom('a', 'b', '/', '%', 'é', '\ue000', '\u{1f600}'), maxLength: 3 })
const range = fc.record(
  { prefix: name, after: name, limit: fc.nat(6), reverse: fc.boolean() },
  { requiredKeys: ['prefix', 'limit'] },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ do: fc.constant('put' as const), key: name, value: fc.string() }), weight: 4 },
  { arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'get' as const), key: name }), weight: 3 },
  { arbitrary: fc.record({ do: fc.constant('range' as const), range }), weight: 3 },
  { arbitrary: fc.constant({ do: 'fail' as const }), weight: 1 },
)

export function model(storage: StorageOf): void {
  it('does in transactions what a plain map does', async () => {
    let family = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 8 }), { maxLength: 8 }), async (changes) => {
        family += 1
        const home = `model/${family}/`
        let map: ReadonlyMap<string, string> = new Map()
        for (const steps of changes) {
          const after = new Map(map)
          const expected = steps.map((each) => onMap(after, each))
          const hasFailed = expected.includes('fails')
          const outcome = storage().write((change) => onChange(change, { home, steps }))
          if (hasFailed) await expect(outcome).rejects.toThrow('fails')
          else expect(await outcome).toEqual(expected)
          if (!hasFailed) map = after
        }
        const rows = await storage().read((view) => view.range({ prefix: home, limit: 1000 }))
        expect(rows.map(({ key, value }) => [key.slice(home.length), said(value)])).toEqual(sorted(map))
      }),
      { numRuns: 60 },
    )
  })
}

function onMap(map: Map<string, string>, step: Step): unknown {
  switch (step.do) {
    case 'put':
      map.set(step.key, step.value)
      return undefined
    case 'delete':
      map.delete(step.key)
      return undefined
    case 'get':
      return map.get(step.key)
    case 'range':
      return rangeOf(map, step.range)
    case 'fail':
      return 'fails'
  }
}

function rangeOf(map: ReadonlyMap<string, string>, { prefix, after, limit, reverse = false }: Range): unknown {
  const rows = reverse ? sorted(map).reverse() : sorted(map)
  const isBehind = (key: string) => after === undefined || (reverse ? byBytes(key, after) < 0 : byBytes(key, after) > 0)
  return rows.filter(([key]) => key.startsWith(prefix) && isBehind(key)).slice(0, limit)
}

function sorted(map: ReadonlyMap<string, string>): [string, string][] {
  return [...map].sort(([one], [other]) => byBytes(one, other))
}

// The slow and plain way, so that the fast one has something to be held against.
function byBytes(one: string, other: string): number {
  const [left, right] = [bytes(one), bytes(other)]
  for (const [at, byte] of left.entries()) if (byte !== right[at]) return byte - (right[at] ?? -1)
  return left.length - right.length
}

async function onChange(
  change: Change,
  { home, steps }: { readonly home: string; readonly steps: readonly Step[] },
): Promise<unknown[]> {
  const results: unknown[] = []
  for (const each of steps) results.push(await oneStep(change, home, each))
  return results
}

async function oneStep(change: Change, home: string, step: Step): Promise<unknown> {
  switch (step.do) {
    case 'put':
      return change.put(home + step.key, bytes(step.value))
    case 'delete':
      return change.delete(home + step.key)
    case 'get':
      return said(await change.get(home + step.key))
    case 'range': {
      const { prefix, after, ...rest } = step.range
      const asked = { ...rest, prefix: home + prefix, ...(after === undefined ? {} : { after: home + after }) }
      const rows = await change.range(asked)
      expect(await change.keys(asked)).toEqual(rows.map(({ key }) => key))
      return rows.map(({ key, value }) => [key.slice(home.length), said(value)])
    }
    case 'fail':
      throw new Error('fails')
  }
}
