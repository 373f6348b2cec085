import type { Recorder } from './recorders.ts'

/** Hides the values of one request from the readers of one device. */
export interface Hiding {
  /** A value as it is recorded. */
  text(value: string): string
  /** Data with every text hidden, but for the members named; numbers, booleans and names stay. */
  data(value: unknown, shown: ReadonlySet<string>): unknown
  /** A sentence with every value hidden that was hidden before. */
  sentence(text: string): string
}

/** What is short occurs in words; it is a value only where it is quoted. */
const shortest = 4

/** A hiding that hashes each value of the request once (performance: the reply mostly repeats what was asked). */
export function createHiding({ hash, options }: Pick<Recorder, 'hash' | 'options'>): Hiding {
  if (options.isRaw) return { text: (value) => value, data: (value) => value, sentence: (text) => text }
  const known = new Map<string, string>()

  function text(value: string): string {
    if (value === '') return value
    const found = known.get(value)
    if (found !== undefined) return found
    const hidden = hash(value)
    known.set(value, hidden)
    return hidden
  }

  function data(value: unknown, shown: ReadonlySet<string>): unknown {
    if (typeof value === 'string') return text(value)
    if (Array.isArray(value)) return value.map((element) => data(element, shown))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, shown.has(name) ? member : data(member, shown)] as const),
    )
  }

  function sentence(said: string): string {
    let hidden = said
    // The longest first: a value may be a part of another.
    for (const [value, mark] of [...known].toSorted(([one], [other]) => other.length - one.length)) {
      if (!hidden.includes(value)) continue
      hidden = value.length < shortest ? withoutQuoted(hidden, value, mark) : hidden.replaceAll(value, () => mark)
    }
    return hidden
  }

  return { text, data, sentence }
}

function withoutQuoted(said: string, value: string, mark: string): string {
  return said.replaceAll(`"${value}"`, () => `"${mark}"`).replaceAll(`'${value}'`, () => `'${mark}'`)
}
