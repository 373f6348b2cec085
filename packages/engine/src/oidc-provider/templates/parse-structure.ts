import type { Json } from '#finding.ts'
import { type Directive, givesText } from './directive.ts'
import type { TemplateFault } from './template-fault.ts'
import type { Mixture, TemplateMember, TemplateNode } from './template-node.ts'
import type { TemplateSource } from './template-source.ts'

const deepest = 64

/** Reads the JSON of a template around its holes. Throws nothing: a fault is an answer. */
export function parseStructure(source: TemplateSource): TemplateNode | TemplateFault {
  const reader = createReader(source)
  try {
    const node = reader.value(0)
    reader.end()
    return node
  } catch (error) {
    if (error instanceof Stop) return error.fault
    throw error
  }
}

/** Leaves the reading at the first fault. */
class Stop extends Error {
  readonly fault: TemplateFault
  constructor(fault: TemplateFault) {
    super(fault.fault)
    this.fault = fault
  }
}

function createReader({ units, place }: TemplateSource) {
  let at = 0

  const stop = (detail: string): never => {
    throw new Stop({ fault: 'not_json', detail, at: place(at) })
  }
  const peek = () => units[at]
  const isBlank = (unit: string | Directive | undefined) => unit === ' ' || unit === '\n' || unit === '\r' || unit === '\t'
  const skipBlanks = () => {
    while (isBlank(units[at])) at += 1
  }
  const expect = (wanted: string) => {
    skipBlanks()
    if (peek() !== wanted) stop(`expected ${wanted}`)
    at += 1
  }

  function value(depth: number): TemplateNode {
    if (depth > deepest) stop('too deep')
    skipBlanks()
    const unit = peek()
    if (unit === undefined) return stop('unexpected end')
    if (unit === '{') return object(depth)
    if (unit === '[') return list(depth)
    if (unit === '"') return text()
    if (isOfNumber(unit)) return number()
    if (typeof unit === 'string') return word()
    at += 1
    return { kind: 'hole', directive: unit }
  }

  function object(depth: number): TemplateNode {
    const members: TemplateMember[] = []
    at += 1
    skipBlanks()
    while (peek() !== '}') {
      if (members.length > 0) expect(',')
      const key = memberKey()
      expect(':')
      members.push({ key, value: value(depth + 1) })
      skipBlanks()
    }
    at += 1
    return { kind: 'object', members }
  }

  function memberKey(): string | Mixture {
    skipBlanks()
    const unit = peek()
    if (unit === '"') {
      const node = text()
      return node.kind === 'text' ? node.mixture : node.value
    }
    if (unit === undefined || typeof unit === 'string' || !givesText(unit)) return stop('expected a name in quotes')
    at += 1
    return [unit]
  }

  function list(depth: number): TemplateNode {
    const items: TemplateNode[] = []
    at += 1
    skipBlanks()
    while (peek() !== ']') {
      if (items.length > 0) expect(',')
      items.push(value(depth + 1))
      skipBlanks()
    }
    at += 1
    return { kind: 'list', items }
  }

  function text(): { readonly kind: 'text'; readonly mixture: Mixture } | { readonly kind: 'literal'; readonly value: string } {
    const mixture: (string | Directive)[] = []
    let raw = ''
    const closeLiteral = () => {
      if (raw !== '') mixture.push(unescaped(raw))
      raw = ''
    }
    for (at += 1; peek() !== '"'; at += 1) {
      const unit = peek()
      if (unit === undefined) return stop('a text without end')
      if (typeof unit !== 'string') {
        // A text inside quotes brings quotes of its own, which can only end badly.
        if (givesText(unit)) throw new Stop({ fault: 'quoted_directive', directive: unit.text, at: unit.at })
        closeLiteral()
        mixture.push(unit)
        continue
      }
      if (unit < ' ') stop('a control character in a text')
      raw += unit
      if (unit === '\\') {
        at += 1
        const escaped = peek()
        if (typeof escaped !== 'string') return stop('an escape without end')
        raw += escaped
      }
    }
    closeLiteral()
    at += 1
    return mixture.every((part) => typeof part === 'string')
      ? { kind: 'literal', value: mixture.join('') }
      : { kind: 'text', mixture }
  }

  function unescaped(raw: string): string {
    try {
      return String(JSON.parse(`"${raw}"`))
    } catch {
      return stop('an escape that JSON does not know')
    }
  }

  function number(): TemplateNode {
    const mixture: (string | Directive)[] = []
    for (let unit = peek(); unit !== undefined && isOfNumber(unit); unit = peek()) {
      mixture.push(unit)
      at += 1
    }
    const [only, ...others] = mixture
    if (only !== undefined && typeof only !== 'string' && others.length === 0) return { kind: 'hole', directive: only }
    const sample = numberOf(mixture.map((part) => (typeof part === 'string' ? part : '1600000000')).join(''))
    if (sample === undefined) return stop('not a number')
    return mixture.every((part) => typeof part === 'string') ? { kind: 'literal', value: sample } : { kind: 'number', mixture }
  }

  function word(): TemplateNode {
    const words: Readonly<Record<string, Json>> = { true: true, false: false, null: null }
    for (const [spelling, meaning] of Object.entries(words)) {
      if (!spelling.split('').every((letter, index) => units[at + index] === letter)) continue
      at += spelling.length
      return { kind: 'literal', value: meaning }
    }
    const unit = peek()
    return stop(`unexpected ${typeof unit === 'string' ? unit : 'directive'}`)
  }

  function end(): void {
    skipBlanks()
    if (at < units.length) stop('something behind the end')
  }

  return { value, end }
}

/** Whether a unit can be part of a number: digits, and the time, which is digits too. */
function isOfNumber(unit: string | Directive): boolean {
  return typeof unit === 'string' ? /[-+0-9.eE]/.test(unit) : unit.kind === 'time'
}

/** The number a JSON text says; undefined when it says none. */
export function numberOf(digits: string): number | undefined {
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/.test(digits) ? Number(digits) : undefined
}
