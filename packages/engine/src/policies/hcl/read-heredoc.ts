import type { Read } from './read-string.ts'

const opening = /<<(-?)([\p{L}\p{Nd}_]+)\n/uy

/** Takes the closing mark's indentation off every line, unless some line has less. */
function unindented(body: string, indent: string): string {
  const lines = body.split('\n').slice(0, -1)
  if (!lines.every((line) => line.startsWith(indent))) return body
  return lines.map((line) => `${line.slice(indent.length)}\n`).join('')
}

/** Reads `<<EOF … EOF` or `<<-EOF … EOF`. The mark closes on a line of its own, indented or not. */
export function readHeredoc(text: string, start: number): Read<string> {
  opening.lastIndex = start
  const [head, dash, mark] = opening.exec(text) ?? []
  if (head === undefined || mark === undefined) return { fault: 'heredoc expected: <<MARK and a line break', at: start }
  const bodyStart = start + head.length
  for (let lineStart = bodyStart; lineStart < text.length; ) {
    const lineEnd = text.indexOf('\n', lineStart)
    const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd)
    if (line.trim() === mark && line.endsWith(mark)) {
      const indent = line.slice(0, line.length - mark.length)
      const body = text.slice(bodyStart, lineStart)
      return { value: dash === '-' ? unindented(body, indent) : body + indent, end: lineStart + line.length }
    }
    if (lineEnd === -1) break
    lineStart = lineEnd + 1
  }
  return { fault: 'heredoc not terminated', at: start }
}
