const steps = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** A moment as seen from another: "in 3 hours", "2 days ago". Both in seconds since the epoch. */
export function relativeTime(at: number, now: number): string {
  const away = at - now
  for (const [unit, size] of steps) {
    if (Math.abs(away) >= size) return relative.format(Math.trunc(away / size), unit)
  }
  return Math.abs(away) < 5 ? 'just now' : relative.format(Math.trunc(away), 'second')
}

const absolute = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' })

/** A moment in the person's own time zone: `2026-11-25 14:03:11`. */
export function absoluteTime(at: number): string {
  return absolute.format(at * 1000)
}

/** Seconds since the epoch, now. */
export const nowSeconds = () => Math.floor(Date.now() / 1000)

/** Seconds since the epoch of an RFC 3339 text; undefined when it is none, or the zero time. */
export function secondsOf(text: string | null | undefined): number | undefined {
  if (!text || text.startsWith('0001-')) return undefined
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.floor(at / 1000)
}
