/** Labels that a namespace must have, all of them. */
export type Labels = Readonly<Record<string, string>>

/**
 * The labels of a LabelSelector in JSON, or in the plain YAML that people write for one; undefined for anything else.
 * Only `matchLabels` is understood, and it must name a label: an empty selector would let every namespace in.
 */
export function namespaceSelector(written: string): Labels | undefined {
  const selector = written.trim().startsWith('{') ? jsonIn(written) : yamlIn(written)
  if (!isObject(selector) || Object.keys(selector).join() !== 'matchLabels') return undefined
  const { matchLabels: labels } = selector
  if (!isObject(labels)) return undefined
  const entries = Object.entries(labels)
  return entries.length > 0 && entries.every(isText) ? Object.fromEntries(entries) : undefined
}

/** Whether a namespace with these labels is meant. */
export function isSelected(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(([name, value]) => Object.hasOwn(labels, name) && labels[name] === value)
}

function jsonIn(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch {
    return undefined
  }
}

const label = /^\s+(?<name>"[^"]+"|'[^']+'|[^\s"':#]+):\s+(?<value>"[^"]*"|'[^']*'|[^\s"'#[{][^\s#]*)\s*(?:#.*)?$/

/** One mapping under one name, a label a line: all that a selector by labels needs. */
function yamlIn(written: string): unknown {
  const [head = '', ...lines] = written.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^\s*(?:#|---)/.test(line))
  if (!/^matchLabels:\s*$/.test(head)) return undefined
  const labels = lines.map((line) => label.exec(line)?.groups)
  const depths = new Set(lines.map((line) => line.search(/\S/)))
  if (labels.includes(undefined) || depths.size > 1) return undefined
  return { matchLabels: Object.fromEntries(labels.map((found) => [bare(found?.['name']), bare(found?.['value'])])) }
}

function bare(text = ''): string {
  return /^["']/.test(text) ? text.slice(1, -1) : text
}

function isText(entry: readonly [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string'
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
