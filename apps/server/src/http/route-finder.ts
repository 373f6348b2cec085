import type { Operation, Route } from '@postern/contract/routes/define-routes.ts'

/** A route and whatever its finder was told to give for it. */
export interface Candidate<Bound> {
  readonly route: Route
  readonly bound: Bound
}

/** What a path matched: the route for the operation, with what the path captured. */
export interface Found<Bound> extends Candidate<Bound> {
  readonly params: Readonly<Record<string, string>>
}

/** Why no route was found: nothing is there, or nothing for this operation. */
export interface NotFound {
  readonly missing: 'path' | 'operation'
  /** Whether the path has an operation that needs no token, so that the caller may know that it is there. */
  readonly isOpen: boolean
}

/** Finds routes by path and operation, in time that does not grow with their number. */
export interface RouteFinder<Bound> {
  find(path: string, operation: Operation): Found<Bound> | NotFound
}

interface Leaf<Bound> extends Candidate<Bound> {
  readonly names: readonly string[]
}

interface Node<Bound> {
  readonly literals: Map<string, Node<Bound>>
  /** `:name`, one segment of the name pattern. */
  named: Node<Bound> | undefined
  /** `:name+`, one segment of any characters. */
  any: Node<Bound> | undefined
  /** `:name*`, the rest, or what stands before a literal. */
  rest: Node<Bound> | undefined
  readonly leaves: Map<Operation, Leaf<Bound>>
}

const newNode = <Bound>(): Node<Bound> => ({
  literals: new Map(),
  named: undefined,
  any: undefined,
  rest: undefined,
  leaves: new Map(),
})

/** How a name in a path may look (spec/core.md 1.2). */
const namePattern = /^\w(?:[\w.-]*\w)?$/

/** Compiles routes into a tree of path segments; a literal goes before a name, a name before the rest. */
export function createRouteFinder<Bound>(candidates: readonly Candidate<Bound>[]): RouteFinder<Bound> {
  const root = newNode<Bound>()
  for (const candidate of candidates) plant(root, candidate)
  return {
    find(path, operation) {
      const segments = (operation === 'list' ? path.replace(/\/$/, '') : path).split('/')
      const ends = [...walk(root, segments, [])]
      for (const { node, captured } of ends) {
        const leaf = node.leaves.get(operation)
        if (leaf !== undefined) return { route: leaf.route, bound: leaf.bound, params: paramsOf(leaf.names, captured) }
      }
      const isOpen = ends.some(({ node }) => [...node.leaves.values()].some(({ route }) => route.isOpen === true))
      return { missing: ends.length > 0 ? 'operation' : 'path', isOpen }
    },
  }
}

function plant<Bound>(root: Node<Bound>, { route, bound }: Candidate<Bound>): void {
  const names: string[] = []
  let node = root
  for (const segment of route.path.split('/')) {
    if (segment.startsWith(':')) names.push(segment.replace(/^:|[*+]$/g, ''))
    node = childOf(node, segment)
  }
  node.leaves.set(route.operation, { route, bound, names })
}

function childOf<Bound>(node: Node<Bound>, segment: string): Node<Bound> {
  if (segment.startsWith(':')) {
    const slot = segment.endsWith('*') ? 'rest' : segment.endsWith('+') ? 'any' : 'named'
    node[slot] ??= newNode()
    return node[slot]
  }
  const found = node.literals.get(segment) ?? newNode<Bound>()
  node.literals.set(segment, found)
  return found
}

interface End<Bound> {
  readonly node: Node<Bound>
  readonly captured: readonly string[]
}

function* walk<Bound>(node: Node<Bound>, segments: readonly string[], captured: readonly string[]): Generator<End<Bound>> {
  const [segment, ...others] = segments
  if (segment === undefined) {
    if (node.leaves.size > 0) yield { node, captured }
    return
  }
  const literal = node.literals.get(segment)
  if (literal) yield* walk(literal, others, captured)
  if (node.named && namePattern.test(segment)) yield* walk(node.named, others, [...captured, segment])
  if (node.any && segment !== '') yield* walk(node.any, others, [...captured, segment])
  if (node.rest) yield* walkRest(node.rest, segments, captured)
}

// The longest rest that leaves a literal goes before the whole rest: `mounts/:path*/tune` before `mounts/:path*`.
function* walkRest<Bound>(rest: Node<Bound>, segments: readonly string[], captured: readonly string[]): Generator<End<Bound>> {
  if (rest.literals.size > 0) {
    for (let end = segments.length - 1; end > 0; end -= 1) {
      if (!rest.literals.has(segments[end] ?? '')) continue
      yield* walk(rest, segments.slice(end), [...captured, segments.slice(0, end).join('/')])
    }
  }
  const whole = segments.join('/')
  if (whole !== '' && rest.leaves.size > 0) yield { node: rest, captured: [...captured, whole] }
}

function paramsOf(names: readonly string[], captured: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name, index) => [name, captured[index] ?? '']))
}
