import { absoluteTime, nowSeconds, relativeTime } from '#lib/time-words.ts'
import { Time } from '#ui/time.tsx'

/** A moment as seen from now; seconds since the epoch. */
export function Moment({ at }: { readonly at: number | undefined }) {
  if (at === undefined) return <span className="text-text-3">–</span>
  return <Time at={at} words={relativeTime(at, nowSeconds())} full={absoluteTime(at)} />
}
