/** Whether a text matches a pattern in which `*` stands for any run, the empty one and slashes included; all else is literal. */
export function matchesGlob(pattern: string, text: string): boolean {
  const [head = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return pattern === text
  if (text.length < head.length + last.length || !text.startsWith(head) || !text.endsWith(last)) return false

  let at = head.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= text.length - last.length
}
