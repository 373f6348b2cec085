/**
 * A B+tree that is never changed: a change copies the few nodes on its way, so whoever holds an older tree holds a
 * snapshot. Keys are in UTF-16 order.
 */
export type Tree<T> = Leaf<T> | Branch<T>

interface Leaf<T> {
  readonly keys: readonly string[]
  readonly values: readonly T[]
}

interface Branch<T> {
  /** A key that is not above any key of the child, and above all keys of the children before it. */
  readonly keys: readonly string[]
  readonly children: readonly Tree<T>[]
}

const most = 64

export function emptyTree<T>(): Tree<T> {
  return { keys: [], values: [] }
}

export function valueAt<T>(tree: Tree<T>, key: string): T | undefined {
  let node = tree
  while ('children' in node) {
    const child = node.children[childOf(node, key)]
    if (child === undefined) return undefined
    node = child
  }
  const at = countWhile(node.keys, (other) => other < key)
  return node.keys[at] === key ? node.values[at] : undefined
}

export function withValue<T>(tree: Tree<T>, key: string, value: T): Tree<T> {
  const [one, other] = inserted(tree, key, value)
  return other === undefined ? one : { keys: [firstKey(one), firstKey(other)], children: [one, other] }
}

export function withoutKey<T>(tree: Tree<T>, key: string): Tree<T> {
  const rest = removed(tree, key) ?? emptyTree<T>()
  const only = 'children' in rest && rest.children.length === 1 ? rest.children[0] : undefined
  return only ?? rest
}

/** Visits upwards from the first key that is not `before`, which holds for all keys below it, until `visit` says false. */
export function walkUp<T>(tree: Tree<T>, before: (key: string) => boolean, visit: Visit<T>): boolean {
  const skipped = countWhile(tree.keys, before)
  if (!('children' in tree)) {
    for (let at = skipped; at < tree.keys.length; at += 1) if (!visited(tree, at, visit)) return false
    return true
  }
  for (const child of tree.children.slice(Math.max(0, skipped - 1))) if (!walkUp(child, before, visit)) return false
  return true
}

/** Visits downwards from the last key that is not `beyond`, which holds for all keys above it, until `visit` says false. */
export function walkDown<T>(tree: Tree<T>, beyond: (key: string) => boolean, visit: Visit<T>): boolean {
  const kept = countWhile(tree.keys, (key) => !beyond(key))
  if (!('children' in tree)) {
    for (let at = kept - 1; at >= 0; at -= 1) if (!visited(tree, at, visit)) return false
    return true
  }
  for (const child of tree.children.slice(0, Math.max(1, kept)).reverse()) if (!walkDown(child, beyond, visit)) return false
  return true
}

type Visit<T> = (key: string, value: T) => boolean

function visited<T>({ keys, values }: Leaf<T>, at: number, visit: Visit<T>): boolean {
  const key = keys[at]
  const value = values[at]
  return key === undefined || value === undefined || visit(key, value)
}

function inserted<T>(tree: Tree<T>, key: string, value: T): readonly [Tree<T>, Tree<T>?] {
  if ('children' in tree) {
    const at = childOf(tree, key)
    const child = tree.children[at]
    if (child === undefined) return [tree]
    const grown = inserted(child, key, value).filter((node) => node !== undefined)
    return halves({
      keys: tree.keys.toSpliced(at, 1, ...grown.map(firstKey)),
      children: tree.children.toSpliced(at, 1, ...grown),
    })
  }
  const at = countWhile(tree.keys, (other) => other < key)
  if (tree.keys[at] === key) return [{ keys: tree.keys, values: tree.values.with(at, value) }]
  return halves({ keys: tree.keys.toSpliced(at, 0, key), values: tree.values.toSpliced(at, 0, value) })
}

function removed<T>(tree: Tree<T>, key: string): Tree<T> | undefined {
  if ('children' in tree) {
    const at = childOf(tree, key)
    const child = tree.children[at]
    if (child === undefined) return tree
    const rest = removed(child, key)
    if (rest === child) return tree
    if (rest) return { keys: tree.keys, children: tree.children.with(at, rest) }
    return tree.children.length === 1 ? undefined : { keys: tree.keys.toSpliced(at, 1), children: tree.children.toSpliced(at, 1) }
  }
  const at = countWhile(tree.keys, (other) => other < key)
  if (tree.keys[at] !== key) return tree
  return tree.keys.length === 1 ? undefined : { keys: tree.keys.toSpliced(at, 1), values: tree.values.toSpliced(at, 1) }
}

function halves<T>(tree: Tree<T>): readonly [Tree<T>, Tree<T>?] {
  if (tree.keys.length <= most) return [tree]
  const middle = tree.keys.length >> 1
  const keys = [tree.keys.slice(0, middle), tree.keys.slice(middle)] as const
  if ('children' in tree) {
    return [
      { keys: keys[0], children: tree.children.slice(0, middle) },
      { keys: keys[1], children: tree.children.slice(middle) },
    ]
  }
  return [
    { keys: keys[0], values: tree.values.slice(0, middle) },
    { keys: keys[1], values: tree.values.slice(middle) },
  ]
}

function firstKey<T>(tree: Tree<T>): string {
  return tree.keys[0] ?? ''
}

function childOf<T>({ keys }: Branch<T>, key: string): number {
  return Math.max(0, countWhile(keys, (first) => first <= key) - 1)
}

/** How many keys at the beginning the condition holds for; it holds for none behind the first it does not. */
function countWhile(keys: readonly string[], holds: (key: string) => boolean): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(keys[middle] ?? '')) low = middle + 1
    else high = middle
  }
  return low
}
