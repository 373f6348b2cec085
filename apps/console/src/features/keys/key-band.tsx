import type { OidcKeyPair } from '@postern/contract/resources/oidc-key.ts'
import { useId } from 'react'
import { absoluteTime, relativeTime } from '#lib/time-words.ts'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { Status } from '#ui/status.tsx'
import { placeOf, segmentsOf, type Segment, type Span } from './segments.ts'

interface KeyBandProps {
  readonly label: string
  readonly pairs: readonly OidcKeyPair[]
  readonly now: number
  readonly span: Span
}

const width = 800
const rowHeight = 34
const headHeight = 18
const names = { next: 'Next', current: 'Current', previous: 'Verifies only' } as const

/** The key pairs of a ring through time: a picture, and the same as a table beneath it. */
export function KeyBand({ label, pairs, now, span }: KeyBandProps) {
  const id = useId()
  const height = pairs.length * rowHeight + headHeight + 18
  const x = (at: number) => placeOf(at, span) * width
  return (
    <figure aria-label={label} className="flex flex-col gap-3">
      <ScrollRegion label={`${label}, as a picture`}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title`} className="w-full min-w-120">
          <title id={`${id}-title`}>{`${label}. The table below says the same.`}</title>
          <defs>
            <pattern id={`${id}-hatch`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="7" height="7" className="fill-warn-bg" />
              <line x1="0" y1="0" x2="0" y2="7" strokeWidth="3" className="stroke-key-previous" />
            </pattern>
          </defs>
          {pairs.map((pair, row) => (
            <g key={pair.kid} transform={`translate(0 ${row * rowHeight + headHeight + 4})`}>
              {segmentsOf(pair, span.to).map((segment) => (
                <Bar
                  key={segment.state}
                  segment={segment}
                  from={x(segment.from)}
                  to={x(segment.to)}
                  hatch={`url(#${id}-hatch)`}
                />
              ))}
            </g>
          ))}
          <line x1={x(now)} x2={x(now)} y1={headHeight} y2={height - 18} strokeWidth="2" className="stroke-text" />
          <text x={x(now)} y={12} textAnchor="middle" className="fill-text text-xs">
            now
          </text>
          <text x={0} y={height - 4} className="fill-text-3 text-xs">
            {relativeTime(span.from, now)}
          </text>
          <text x={width} y={height - 4} textAnchor="end" className="fill-text-3 text-xs">
            {relativeTime(span.to, now)}
          </text>
        </svg>
      </ScrollRegion>
      <PairTable label={`${label}, as a table`} pairs={pairs} now={now} />
    </figure>
  )
}

interface BarProps {
  readonly segment: Segment
  readonly from: number
  readonly to: number
  readonly hatch: string
}

function Bar({ segment: { state, isOpen }, from, to, hatch }: BarProps) {
  const size = { x: from, y: 0, width: Math.max(to - from, 2), height: rowHeight - 10, rx: 4 }
  const hasRoom = to - from > 90
  return (
    <g>
      {state === 'next' ? (
        <rect {...size} strokeWidth="1.5" strokeDasharray="3 3" className="fill-surface stroke-key-next" />
      ) : state === 'current' ? (
        <rect {...size} className="fill-key-current" />
      ) : (
        <rect {...size} fill={hatch} strokeWidth="1.5" className="stroke-key-previous" />
      )}
      {hasRoom ? (
        <text
          x={from + 8}
          y={16}
          className={
            state === 'current' ? 'fill-surface text-xs font-medium' : state === 'next' ? 'fill-key-next text-xs' : 'sr-only'
          }
        >
          {names[state]}
          {isOpen ? ' …' : ''}
        </text>
      ) : null}
    </g>
  )
}

const chips = { next: 'info', current: 'ok', previous: 'warn' } as const

function PairTable({
  label,
  pairs,
  now,
}: {
  readonly label: string
  readonly pairs: readonly OidcKeyPair[]
  readonly now: number
}) {
  const say = (at: number | undefined) => (at === undefined ? '–' : relativeTime(at, now))
  return (
    <ScrollRegion label={label}>
      <table aria-label={label} className="w-full text-left text-sm">
        <thead>
          <tr className="text-text-2">
            {['Key id', 'State', 'Published', 'Signs from', 'Signs until', 'Gone'].map((head) => (
              <th key={head} scope="col" className="py-1 pr-4 font-medium whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={pair.kid} className="border-t border-border">
              <th scope="row" className="py-1.5 pr-4 font-normal">
                <code title={pair.kid}>{pair.kid.slice(0, 8)}…</code>
              </th>
              <td className="pr-4">
                <Status state={chips[pair.state]}>{names[pair.state]}</Status>
              </td>
              {[pair.published, pair.signs_from, pair.signs_until, pair.gone_at].map((at, column) => (
                // The columns are fixed.
                // oxlint-disable-next-line react/no-array-index-key
                <td key={column} title={at === undefined ? undefined : absoluteTime(at)} className="pr-4 whitespace-nowrap">
                  {say(at)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
