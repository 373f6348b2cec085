import type { OutsideAnswer } from '#ports/outside.ts'
import type { ProviderMetadata } from '../keys/discover.ts'
import type { IssuerSeen } from './issuer-seen.ts'

/** What the provider says of itself, if it said anything. */
export function metadataOf({ discovered }: IssuerSeen): ProviderMetadata | undefined {
  return discovered && !('problem' in discovered) ? discovered.metadata : undefined
}

/** The answers that came, discovery first. */
export function answersOf({ discovered, sets }: IssuerSeen): readonly OutsideAnswer[] {
  return [...(discovered ? [discovered] : []), ...sets].flatMap((seen) => ('problem' in seen ? [] : [seen.answer]))
}

/** Seconds since the epoch at which the first certificate that was shown ends. */
export function certificateEnds(seen: IssuerSeen): number | undefined {
  const ends = answersOf(seen).flatMap(({ certificateEnds: end }) => end ?? [])
  return ends.length === 0 ? undefined : Math.min(...ends)
}

/** Seconds the provider's clock is ahead of ours, by the Date header (RFC 9110 6.6.1). */
export function clockOffset(seen: IssuerSeen): number | undefined {
  const [offset] = answersOf(seen).flatMap(({ headers }) => {
    const at = Date.parse(headers['date'] ?? '')
    return Number.isNaN(at) ? [] : [Math.floor(at / 1000) - seen.now]
  })
  return offset
}
