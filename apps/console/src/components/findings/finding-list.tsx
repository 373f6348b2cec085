import type { Finding, Fix } from '@postern/contract/resources/finding.ts'
import type { ReactNode } from 'react'
import { classes } from '#ui/classes.ts'
import { Status } from '#ui/status.tsx'
import { ruleWords } from './rule-words.ts'

const verdicts = {
  pass: { state: 'ok', word: 'pass' },
  refuse: { state: 'bad', word: 'fail' },
  'not-reached': { state: 'off', word: 'not reached' },
  'not-asked': { state: 'off', word: 'not asked' },
} as const

interface FindingListProps {
  readonly findings: readonly Finding[]
  /** What can be done about a failure. */
  readonly fixOf?: (fix: Fix, finding: Finding) => ReactNode
}

/** What each rule found, in the order the engine looks: verdict, expected, received, why, and what would help. */
export function FindingList({ findings, fixOf }: FindingListProps) {
  return (
    <ol className="flex flex-col">
      {findings.map((finding) => (
        <li
          key={finding.rule}
          data-verdict={finding.verdict}
          tabIndex={finding.verdict === 'refuse' ? -1 : undefined}
          className={classes(
            'flex flex-col gap-2 border-t border-border py-2.5 outline-none first:border-0',
            finding.verdict === 'refuse' && '-mx-3 rounded-control px-3 focus:bg-bad-bg',
          )}
        >
          <div className="flex flex-wrap items-center gap-3">
            <span className="w-28 shrink-0">
              <Status state={verdicts[finding.verdict].state}>{verdicts[finding.verdict].word}</Status>
            </span>
            <span className="font-medium">{ruleWords(finding.rule)}</span>
            <code className="text-xs text-text-3">{finding.rule}</code>
          </div>
          {finding.message ? <p className="md:pl-31">{finding.message}</p> : null}
          {finding.verdict === 'refuse' ? <Compared finding={finding} /> : null}
          {finding.fixes.length > 0 && fixOf ? (
            <div className="flex flex-col gap-2 md:pl-31">{finding.fixes.map((fix) => fixOf(fix, finding))}</div>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function Compared({ finding: { expected, received } }: { readonly finding: Finding }) {
  const rows = [
    ['Expected', expected],
    ['Received', received],
  ] as const
  const given = rows.filter(([, value]) => value !== undefined && value !== null)
  if (given.length === 0) return null
  return (
    <dl className="grid grid-cols-[6rem_1fr] gap-y-1 md:pl-31">
      {given.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-text-2">{label}</dt>
          <dd className="font-mono text-sm break-all whitespace-pre-wrap">{sayValue(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function sayValue(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join('\n')
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)
}
