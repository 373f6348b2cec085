import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyTree, type Tree, valueAt, walkDown, walkUp, withoutKey, withValue } from './tree.ts'

function entriesOf(tree: Tree<number>): [string, number][] {
  const entries: [string, number][] = []
  walkUp(
    tree,
    () => false,
    (key, value) => entries.push([key, value]) > 0,
  )
  return entries
}

const key = fc.nat(999).map((number) => String(number).padStart(3, '0'))
const steps = fc.array(fc.tuple(key, fc.boolean()), { minLength: 200, maxLength: 1500, size: 'max' })

it('holds what a map holds, in order, through splits and removals', () => {
  fc.assert(
    fc.property(steps, key, (changes, place) => {
      const map = new Map<string, number>()
      let tree = emptyTree<number>()
      for (const [at, [name, isPut]] of changes.entries()) {
        tree = isPut ? withValue(tree, name, at) : withoutKey(tree, name)
        if (isPut) map.set(name, at)
        else map.delete(name)
      }
      const expected = [...map].sort(([one], [other]) => (one < other ? -1 : 1))
      expect(entriesOf(tree)).toEqual(expected)
      expect(valueAt(tree, place)).toBe(map.get(place))

      const up: string[] = []
      walkUp(
        tree,
        (name) => name < place,
        (name) => up.push(name) < 5,
      )
      expect(up).toEqual(
        expected
          .map(([name]) => name)
          .filter((name) => name >= place)
          .slice(0, 5),
      )

      const down: string[] = []
      walkDown(
        tree,
        (name) => name > place,
        (name) => down.push(name) < 5,
      )
      expect(down).toEqual(
        expected
          .map(([name]) => name)
          .filter((name) => name <= place)
          .reverse()
          .slice(0, 5),
      )

      for (const name of map.keys()) tree = withoutKey(tree, name)
      expect(entriesOf(tree)).toEqual([])
    }),
    { numRuns: 30 },
  )
})

it('leaves an older tree as it was', () => {
  let tree = emptyTree<number>()
  for (let at = 0; at < 500; at += 1) tree = withValue(tree, String(at), at)
  const before = entriesOf(tree)
  for (let at = 0; at < 500; at += 2) withoutKey(withValue(tree, String(at), -1), String(at + 1))
  expect(entriesOf(tree)).toEqual(before)
})
