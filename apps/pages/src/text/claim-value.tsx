import type { Words } from '#words/en.ts'
import { filled } from '#words/phrase.tsx'
import { shownText } from './shown-text.ts'

interface ClaimValueProps {
  readonly value: unknown
  readonly words: Words
}

const longestValue = 200
const shownEntries = 5

/** The value that will be given, as a person reads it. A long list is folded, never cut. */
export function ClaimValue({ value, words }: ClaimValueProps) {
  if (isEmpty(value)) return <em>{words.consent.nothing}</em>
  if (typeof value === 'boolean') return value ? words.consent.yes : words.consent.no
  if (Array.isArray(value)) return <ClaimList entries={value} words={words} />
  return <bdi>{textOf(value)}</bdi>
}

function ClaimList({ entries, words }: { readonly entries: readonly unknown[]; readonly words: Words }) {
  const texts = entries.map(textOf)
  const rest = texts.slice(shownEntries)
  return (
    <>
      <bdi>{texts.slice(0, shownEntries).join(', ')}</bdi>
      {rest.length === 0 ? null : (
        <details>
          <summary>{filled(words.consent.more, { count: String(rest.length) })}</summary>
          <bdi>{rest.join(', ')}</bdi>
        </details>
      )}
    </>
  )
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

function textOf(value: unknown): string {
  return shownText(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), longestValue)
}
