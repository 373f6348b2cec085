import type { AclRule } from './rule.ts'
import { compareSpecificity } from './specificity.ts'

/** The prefix and segment patterns of a policy set, segment by segment, so that a check never looks at all of them. */
export interface PatternTree {
  readonly root: Branch
}

/** What can follow some segments: the next literal segment, any segment (under `+`), or the rest of the path. */
interface Branch {
  readonly next: Map<string, Branch>
  /** The rule of the pattern that ends here. */
  end: AclRule | undefined
  /** The rules whose `*` stands in the coming segment, by what stands before the `*` there. */
  readonly globs: Map<string, AclRule>
  /** The lengths of the keys of `globs`, longest first. */
  globLengths: readonly number[]
}

const emptyBranch = (): Branch => ({ next: new Map(), end: undefined, globs: new Map(), globLengths: [] })

/** Plants the rules whose patterns are not exact. */
export function createPatternTree(rules: Iterable<AclRule>): PatternTree {
  const root = emptyBranch()
  for (const rule of rules) {
    if (rule.pattern.kind === 'exact') continue
    const segments = rule.pattern.stem.split('/')
    const begun = rule.pattern.endsInGlob ? segments.pop() : undefined
    let branch = root
    for (const segment of segments) {
      const next = branch.next.get(segment) ?? emptyBranch()
      branch.next.set(segment, next)
      branch = next
    }
    if (begun === undefined) {
      branch.end = rule
    } else {
      branch.globs.set(begun, rule)
      branch.globLengths = [...new Set([...branch.globLengths, begun.length])].toSorted((one, other) => other - one)
    }
  }
  return { root }
}

/** The most specific rule that covers the path (spec/core.md 8.3, step 3). */
export function mostSpecific({ root }: PatternTree, path: string): AclRule | undefined {
  const branches: Branch[] = []
  const starts: number[] = []
  let branch: Branch | undefined = root
  let start = 0
  while (branch !== undefined && start <= path.length) {
    branches.push(branch)
    starts.push(start)
    const end = endOfSegment(path, start)
    branch = literal(branch, path.slice(start, end))
    start = end + 1
  }
  // The path is used up, literally: nothing stands further right than its end.
  if (branch?.end !== undefined) return branch.end
  // From the end of the path to its beginning: the first wildcard further right wins.
  for (let index = branches.length - 1; index >= 0; index -= 1) {
    const found = bestFrom(branches[index], path, starts[index] ?? 0)
    if (found !== undefined) return found
  }
  return undefined
}

/** The best rule whose first wildcard stands in the segment that begins at `start`. */
function bestFrom(branch: Branch | undefined, path: string, start: number): AclRule | undefined {
  if (branch === undefined) return undefined
  const glob = globIn(branch, path, start)
  // Behind at least one letter, a `*` stands further right than a `+` in the same segment.
  if (glob !== undefined && glob.pattern.firstWildcard > start) return glob
  const plus = branch.next.get('+')
  return plus === undefined ? glob : bestBehindPlus(plus, path, { start: endOfSegment(path, start) + 1, best: glob })
}

interface Search {
  readonly start: number
  readonly best: AclRule | undefined
}

function bestBehindPlus(plus: Branch, path: string, { start, best }: Search): AclRule | undefined {
  let winner = best
  const waiting: { readonly branch: Branch; readonly start: number }[] = [{ branch: plus, start }]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { branch } = place
    if (place.start > path.length) {
      winner = better(winner, branch.end)
      continue
    }
    winner = better(winner, globIn(branch, path, place.start))
    const end = endOfSegment(path, place.start)
    for (const next of [literal(branch, path.slice(place.start, end)), branch.next.get('+')]) {
      if (next !== undefined) waiting.push({ branch: next, start: end + 1 })
    }
  }
  return winner
}

function better(one: AclRule | undefined, other: AclRule | undefined): AclRule | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return compareSpecificity(one.pattern, other.pattern).order >= 0 ? one : other
}

// A segment that is `+` in the path is text like any other; in the tree it stands for every segment.
function literal(branch: Branch, segment: string): Branch | undefined {
  return segment === '+' ? undefined : branch.next.get(segment)
}

function globIn({ globs, globLengths }: Branch, path: string, start: number): AclRule | undefined {
  for (const length of globLengths) {
    if (start + length > path.length) continue
    const rule = globs.get(path.slice(start, start + length))
    if (rule !== undefined) return rule
  }
  return undefined
}

function endOfSegment(path: string, start: number): number {
  const slash = path.indexOf('/', start)
  return slash === -1 ? path.length : slash
}
