/** One field whose value is not what it was. */
export interface FieldChange {
  readonly name: string
  readonly before: unknown
  readonly after: unknown
}

/** Whether two values of a form say the same. Blank lines of a list and empty rows of pairs say nothing. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(meant(a)) === JSON.stringify(meant(b))
}

function meant(value: unknown): unknown {
  return Array.isArray(value) ? value.filter((item: unknown) => !isBlank(item)) : value
}

function isBlank(item: unknown): boolean {
  if (typeof item === 'string') return item.trim() === ''
  return typeof item === 'object' && item !== null && 'key' in item && item.key === ''
}

/** The fields that differ, in the order of the form. */
export function changesOf(before: object, after: object): readonly FieldChange[] {
  const was: Readonly<Record<string, unknown>> = { ...before }
  const is: Readonly<Record<string, unknown>> = { ...after }
  return Object.entries(is)
    .filter(([name, value]) => !isSame(was[name], value))
    .map(([name, value]) => ({ name, before: was[name], after: value }))
}

/** A value of a form in words. */
export function saidOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const said = meant(value)
  if (Array.isArray(said)) return said.length === 0 ? 'none' : said.map(itemOf).join('\n')
  if (typeof said === 'string') return said === '' ? 'empty' : said
  return JSON.stringify(said) ?? 'empty'
}

function itemOf(item: unknown): string {
  if (typeof item === 'string') return item
  return typeof item === 'object' && item !== null && 'key' in item && 'value' in item
    ? `${String(item.key)} = ${String(item.value)}`
    : JSON.stringify(item)
}
