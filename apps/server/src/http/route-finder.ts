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
      const ends: End<Bound>[] = []
      const found = walk(root, { segments, at: 0, captured: none }, (end) => {
        ends.push(end)
        return end.node.leaves.has(operation)
      })
      const leaf = found?.node.leaves.get(operation)
      if (found && leaf) return { route: leaf.route, bound: leaf.bound, params: paramsOf(leaf.names, found.captured) }
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

/** Where a walk is: the segments of the path, the first that is not behind it, and what was captured before. */
interface Way {
  readonly segments: readonly string[]
  readonly at: number
  readonly captured: readonly string[]
}

const none: readonly string[] = []

// Every request walks, so it makes nothing on its way but what it captures.
function walk<Bound>(node: Node<Bound>, way: Way, isWanted: (end: End<Bound>) => boolean): End<Bound> | undefined {
  const { segments, at, captured } = way
  const segment = segments[at]
  if (segment === undefined) {
    const end = { node, captured }
    return node.leaves.size > 0 && isWanted(end) ? end : undefined
  }
  const next = at + 1
  const literal = node.literals.get(segment)
  const behindLiteral = literal && walk(literal, { segments, at: next, captured }, isWanted)
  if (behindLiteral) return behindLiteral
  if (node.named && namePattern.test(segment)) {
    const behind = walk(node.named, { segments, at: next, captured: [...captured, segment] }, isWanted)
    if (behind) return behind
  }
  if (node.any && segment !== '') {
    const behind = walk(node.any, { segments, at: next, captured: [...captured, segment] }, isWanted)
    if (behind) return behind
  }
  return node.rest && walkRest(node.rest, way, isWanted)
}

// The longest rest that leaves a literal goes before the whole rest: `mounts/:path*/tune` before `mounts/:path*`.
function walkRest<Bound>(rest: Node<Bound>, way: Way, isWanted: (end: End<Bound>) => boolean): End<Bound> | undefined {
  const { segments, at, captured } = way
  if (rest.literals.size > 0) {
    for (let end = segments.length - 1; end > at; end -= 1) {
      if (!rest.literals.has(segments[end] ?? '')) continue
      const behind = walk(rest, { segments, at: end, captured: [...captured, segments.slice(at, end).join('/')] }, isWanted)
      if (behind) return behind
    }
  }
  const whole = segments.slice(at).join('/')
  const end = { node: rest, captured: [...captured, whole] }
  return whole !== '' && rest.leaves.size > 0 && isWanted(end) ? end : undefined
}

const noParams: Readonly<Record<string, string>> = {}

function paramsOf(names: readonly string[], captured: readonly string[]): Readonly<Record<string, string>> {
  if (names.length === 0) return noParams
  return Object.fromEntries(names.map((name, index) => [name, captured[index] ?? '']))
}
