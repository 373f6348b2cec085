interface MeterProps {
  readonly label: string
  readonly value: number
  readonly most: number
}

/** How much of something is left, as a bar. The number stands beside it in words. */
export function Meter({ label, value, most }: MeterProps) {
  const share = most > 0 ? Math.min(Math.max(value / most, 0), 1) : 0
  return (
    <svg
      role="img"
      aria-label={`${label}: ${Math.round(share * 100)} percent`}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="h-2 w-full"
    >
      <rect width="100" height="4" rx="1" className="fill-sunken" />
      <rect width={share * 100} height="4" rx="1" className={share < 0.1 ? 'fill-bad' : share < 0.3 ? 'fill-warn' : 'fill-ok'} />
    </svg>
  )
}
