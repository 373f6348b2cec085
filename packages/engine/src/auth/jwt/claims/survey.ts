/** The members of the outermost object of a JSON text, in order and with repetitions, and how deep the text nests. */
export interface Survey {
  readonly names: readonly string[]
  readonly depth: number
}

const quote = 34
const backslash = 92
const colon = 58
const openers: ReadonlySet<number> = new Set([91, 123])
const closers: ReadonlySet<number> = new Set([93, 125])

/** Walks once over a text that is known to be a JSON object: a parser keeps one of two equal names and tells nobody. */
export function surveyOf(text: string): Survey {
  const names: string[] = []
  let [depth, deepest, at] = [0, 0, 0]

  while (at < text.length) {
    const unit = text.charCodeAt(at)
    if (unit === quote) {
      const end = endOfString(text, at)
      if (depth === 1 && isName(text, end)) names.push(unquoted(text.slice(at, end)))
      at = end
      continue
    }
    if (openers.has(unit)) depth += 1
    if (closers.has(unit)) depth -= 1
    deepest = Math.max(deepest, depth)
    at += 1
  }
  return { names, depth: deepest }
}

/** The index behind the closing quote. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1
  return at + 1
}

function isName(text: string, end: number): boolean {
  let at = end
  while (text.charCodeAt(at) <= 32) at += 1
  return text.charCodeAt(at) === colon
}

function unquoted(literal: string): string {
  return literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1)
}
