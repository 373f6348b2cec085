const longest = 200

/** A value from outside inside a sentence: short, on one line, objects as JSON. */
export function printed(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const line = text.replace(/\p{Cc}/gu, ' ')
  return line.length > longest ? `${line.slice(0, longest)}…` : line
}
