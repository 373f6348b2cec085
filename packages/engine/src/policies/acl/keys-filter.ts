/** The path whose read access decides whether a key stays in a list. */
export type KeysFilter = (listed: { readonly path: string; readonly key: string }) => string

type Step = (text: string) => string

const directive = /\{\{-?\s*(\.path|\.key)((?:\s*\|\s*(?:lowercase|uppercase|replace\s+"[^"]*"\s+"[^"]*"))*)\s*-?\}\}/g
const step = /\|\s*(?:(lowercase)|(uppercase)|replace\s+"([^"]*)"\s+"([^"]*)")/g

function stepsOf(pipeline: string): readonly Step[] {
  return [...pipeline.matchAll(step)].map(([, lower, upper, old = '', by = '']): Step => {
    if (lower !== undefined) return (text) => text.toLowerCase()
    if (upper !== undefined) return (text) => text.toUpperCase()
    return (text) => text.replaceAll(old, () => by)
  })
}

/** A template such as `{{ .path | replace "metadata/" "data/" }}{{ .key }}`; undefined when it is none. */
export function compileKeysFilter(template: string): KeysFilter | undefined {
  const parts: KeysFilter[] = []
  let end = 0
  for (const found of template.matchAll(directive)) {
    const [whole, source, pipeline = ''] = found
    const literal = template.slice(end, found.index)
    const steps = stepsOf(pipeline)
    parts.push(
      () => literal,
      ({ path, key }) => steps.reduce((text, change) => change(text), source === '.path' ? path : key),
    )
    end = found.index + whole.length
  }
  const rest = template.slice(end)
  if (hasBraces(template.replace(directive, ' '))) return undefined
  return (listed) => parts.map((part) => part(listed)).join('') + rest
}

const hasBraces = (text: string) => text.includes('{{') || text.includes('}}')
