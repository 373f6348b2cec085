/** A path as a policy writes it, taken apart once (spec/core.md 8.2). */
export interface PathPattern {
  readonly text: string
  /** Where it is looked up: by equality, by its beginning, or segment by segment. */
  readonly kind: 'exact' | 'prefix' | 'segments'
  /** Without the `*` at its end. */
  readonly stem: string
  readonly endsInGlob: boolean
  /** Segments that are `+`. */
  readonly plusSegments: number
  /** Where the first `+` segment or the `*` at the end stands; the length when there is neither. */
  readonly firstWildcard: number
}

const plusSegment = /(?<=^|\/)\+(?=$|\/)/g

/** Takes a pattern apart. */
export function patternOf(text: string): PathPattern {
  // A `+` behind a slash makes it a pattern of segments even where it is no segment of its own, as `a/+b`.
  const isSegments = text === '+' || text.startsWith('+/') || text.includes('/+')
  const endsInGlob = text.endsWith('*')
  const stem = endsInGlob ? text.slice(0, -1) : text
  const plus = [...stem.matchAll(plusSegment)]
  return {
    text,
    kind: isSegments ? 'segments' : endsInGlob ? 'prefix' : 'exact',
    stem,
    endsInGlob,
    plusSegments: plus.length,
    firstWildcard: plus[0]?.index ?? stem.length,
  }
}

/** Whether the pattern covers the path. The slow way, for explanations; requests use the pattern tree. */
export function covers({ stem, endsInGlob, plusSegments }: PathPattern, path: string): boolean {
  if (plusSegments === 0) return endsInGlob ? path.startsWith(stem) : path === stem
  const ours = stem.split('/')
  const theirs = path.split('/')
  if (endsInGlob ? theirs.length < ours.length : theirs.length !== ours.length) return false
  return ours.every((segment, index) => {
    const their = theirs[index] ?? ''
    const isLast = index === ours.length - 1
    return segment === '+' || segment === their || (isLast && endsInGlob && their.startsWith(segment))
  })
}
