interface TimeProps {
  /** Seconds since the epoch. */
  readonly at: number
  /** "3 hours ago". */
  readonly words: string
  /** The full date and time, in a title. */
  readonly full: string
}

/** A moment: near in words, exact in its title. */
export function Time({ at, words, full }: TimeProps) {
  return (
    <time dateTime={new Date(at * 1000).toISOString()} title={full} className="whitespace-nowrap">
      {words}
    </time>
  )
}
