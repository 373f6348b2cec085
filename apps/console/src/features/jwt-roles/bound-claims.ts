import type { Pair } from '#ui/pairs-input.tsx'

/** A bound value as it is written: text stays text; a number, true, false or a text in quotes is read as JSON. */
export function valueOf(written: string): unknown {
  const text = written.trim()
  if (!/^(-?\d+(\.\d+)?|true|false|".*")$/s.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A bound value as it is written; text that would be read as something else gets quotes. */
export function writtenOf(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return valueOf(value) === value ? value : JSON.stringify(value)
}

/** Bound claims as rows: a claim with several values has several rows. */
export function rowsOf(claims: Readonly<Record<string, unknown>> | null): readonly Pair[] {
  return Object.entries(claims ?? {}).flatMap(([key, bound]) =>
    (Array.isArray(bound) ? bound : [bound]).map((value: unknown) => ({ key, value: writtenOf(value) })),
  )
}

/** Rows as bound claims: rows of one claim are its alternatives. */
export function claimsOf(rows: readonly Pair[]): Record<string, unknown> {
  const values = new Map<string, unknown[]>()
  for (const { key, value } of rows) {
    const claim = key.trim()
    if (claim !== '') values.set(claim, [...(values.get(claim) ?? []), valueOf(value)])
  }
  return Object.fromEntries([...values].map(([claim, [first, ...rest]]) => [claim, rest.length === 0 ? first : [first, ...rest]]))
}
