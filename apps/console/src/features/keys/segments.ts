import type { OidcKeyPair } from '@postern/contract/resources/oidc-key.ts'

/** What a key pair does for a while. Seconds since the epoch. */
export interface Segment {
  readonly state: 'next' | 'current' | 'previous'
  readonly from: number
  readonly to: number
  /** True where its end is only a plan, or is not known. */
  readonly isOpen: boolean
}

/** A stretch of time that is shown. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The life of a key pair: published, then signing, then verifying only. What has no end yet goes on to the edge. */
export function segmentsOf(pair: OidcKeyPair, edge: number): readonly Segment[] {
  const { published, signs_from: from, signs_until: until, gone_at: gone } = pair
  const segments: Segment[] = [
    { state: 'next', from: published, to: from ?? edge, isOpen: from === undefined },
    ...(from === undefined ? [] : [{ state: 'current', from, to: until ?? edge, isOpen: until === undefined } as const]),
    ...(until === undefined || pair.state !== 'previous'
      ? []
      : [{ state: 'previous', from: until, to: gone ?? edge, isOpen: gone === undefined } as const]),
  ]
  return segments.filter((segment) => segment.to > segment.from)
}

/** The time from a little before the first key pair to a little behind the last thing that is known to happen. */
export function spanOf(pairs: readonly OidcKeyPair[], now: number, nextRotation: number): Span {
  const times = pairs
    .flatMap((pair) => [pair.published, pair.signs_from, pair.signs_until, pair.gone_at])
    .filter((at) => at !== undefined)
  const first = Math.min(now, ...times)
  const last = Math.max(now, nextRotation, ...times)
  const margin = Math.max((last - first) * 0.06, 60)
  return { from: first - margin, to: last + margin }
}

/** Where a moment stands in a span, from 0 to 1; outside of it at its edge. */
export function placeOf(at: number, { from, to }: Span): number {
  return Math.min(Math.max((at - from) / (to - from), 0), 1)
}
