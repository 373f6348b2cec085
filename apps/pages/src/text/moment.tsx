import type { Language } from '#words/languages.ts'

interface MomentProps {
  /** Seconds since the epoch. */
  readonly at: number
  readonly language: Language
  readonly shows: 'time' | 'date'
}

/** A moment in UTC; the script turns it into the reader's own time where it runs. */
export function Moment({ at, language, shows }: MomentProps) {
  const instant = new Date(at * 1000)
  return (
    <time dateTime={instant.toISOString()} data-shows={shows}>
      {new Intl.DateTimeFormat(language, { ...forms[shows], timeZone: 'UTC' }).format(instant)}
    </time>
  )
}

const forms: Readonly<Record<MomentProps['shows'], Intl.DateTimeFormatOptions>> = {
  time: { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  date: { dateStyle: 'medium' },
}

/** A span of time in words: `90 days`. */
export function spanOf(seconds: number, language: Language): string {
  const [unit, size] =
    seconds >= 172_800 ? (['day', 86_400] as const) : seconds >= 7200 ? (['hour', 3600] as const) : (['minute', 60] as const)
  const count = Math.max(1, Math.round(seconds / size))
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
