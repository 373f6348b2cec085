/** A value in double quotes, its own quotes and controls escaped, as the reference prints names. */
export function quoted(text: string): string {
  return JSON.stringify(text)
}
