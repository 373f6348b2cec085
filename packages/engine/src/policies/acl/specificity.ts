import type { PathPattern } from './pattern.ts'

/** What sets the winner apart from the loser, in the order in which it is asked (spec/core.md 8.3). */
export type Criterion = 'first_wildcard' | 'ends_in_glob' | 'plus_segments' | 'length' | 'text'

/** Who of two patterns that cover the same path wins: above zero the first, below zero the second. */
export function compareSpecificity(one: PathPattern, other: PathPattern): { readonly order: number; readonly by: Criterion } {
  if (one.firstWildcard !== other.firstWildcard) return { order: one.firstWildcard - other.firstWildcard, by: 'first_wildcard' }
  if (one.endsInGlob !== other.endsInGlob) return { order: one.endsInGlob ? -1 : 1, by: 'ends_in_glob' }
  if (one.plusSegments !== other.plusSegments) return { order: other.plusSegments - one.plusSegments, by: 'plus_segments' }
  if (one.stem.length !== other.stem.length) return { order: one.stem.length - other.stem.length, by: 'length' }
  return { order: one.stem > other.stem ? 1 : one.stem < other.stem ? -1 : 0, by: 'text' }
}
