import { templateFunctions } from './functions.ts'
import type { Operand, Pipeline, Template, TemplateFault } from './template.ts'

const token = /\s*(?:("(?:[^"\\]|\\.)*")|`([^`]*)`|(-?\d+)|(true|false)\b|(\.(?:[\w]+(?:\.[\w]+)*)?)|([A-Za-z_]\w*)|([|()]))/y

/** Parses the templates of Go's text/template as far as policies use them: claims, literals, functions and pipes. */
export function parseTemplate(text: string): Template | TemplateFault {
  const parts: (string | Pipeline)[] = []
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{{', at)
    if (open < 0) break
    const close = text.indexOf('}}', open)
    if (close < 0) return { fault: 'syntax', about: 'unclosed action' }

    const action = text.slice(open + 2, close)
    const before = text.slice(at, open)
    parts.push(action.startsWith('- ') ? before.trimEnd() : before)
    const pipeline = parsePipeline(action.replace(/^- /, '').replace(/ -$/, ''))
    if ('fault' in pipeline) return pipeline
    parts.push(pipeline)
    at = close + 2
    if (action.endsWith(' -')) at += text.slice(at).length - text.slice(at).trimStart().length
  }
  return [...parts, text.slice(at)]
}

/** A piece of an action, with its place among the others. */
type Token = Exclude<Operand, { kind: 'call' | 'group' }> | { readonly kind: 'name' | 'mark'; readonly text: string }

function parsePipeline(action: string): Pipeline | TemplateFault {
  const tokens = tokensOf(action)
  if ('fault' in tokens) return tokens
  const read = readPipeline(tokens, 0)
  if ('fault' in read) return read
  return read.next === tokens.length ? read.pipeline : { fault: 'syntax', about: action.trim() }
}

function tokensOf(action: string): readonly Token[] | TemplateFault {
  const tokens: Token[] = []
  const end = action.trimEnd().length
  token.lastIndex = 0
  while (token.lastIndex < end) {
    const [whole, quoted, raw, digits, truth, claim, name, mark] = token.exec(action) ?? []
    if (whole === undefined) return { fault: 'syntax', about: action.trim() }
    const read = tokenOf({ quoted, raw, digits, truth, claim, name, mark })
    if (read === undefined) return { fault: 'syntax', about: action.trim() }
    tokens.push(read)
  }
  return tokens
}

interface Match {
  readonly [group: string]: string | undefined
}

function tokenOf({ quoted, raw, digits, truth, claim, name, mark }: Match): Token | undefined {
  if (quoted !== undefined) return unquoted(quoted)
  if (raw !== undefined) return { kind: 'literal', value: raw }
  if (digits !== undefined) return { kind: 'literal', value: Number(digits) }
  if (truth !== undefined) return { kind: 'literal', value: truth === 'true' }
  if (claim !== undefined) return { kind: 'claim', path: claim === '.' ? [] : claim.slice(1).split('.') }
  if (name !== undefined) return { kind: 'name', text: name }
  return mark === undefined ? undefined : { kind: 'mark', text: mark }
}

function unquoted(literal: string): Token | undefined {
  try {
    return { kind: 'literal', value: String(JSON.parse(literal)) }
  } catch {
    return undefined
  }
}

type Read<Key extends string, T> = ({ readonly [K in Key]: T } & { readonly next: number }) | TemplateFault

function readPipeline(tokens: readonly Token[], start: number): Read<'pipeline', Pipeline> {
  const pipeline: Operand[] = []
  let next = start
  for (;;) {
    const command = readCommand(tokens, next)
    if ('fault' in command) return command
    // Only a call can take what comes out of the pipe.
    if (pipeline.length > 0 && command.operand.kind !== 'call')
      return { fault: 'syntax', about: 'non executable command in pipeline' }
    pipeline.push(command.operand)
    next = command.next
    if (!isMark(tokens[next], '|')) return { pipeline, next }
    next += 1
  }
}

function readCommand(tokens: readonly Token[], start: number): Read<'operand', Operand> {
  const first = tokens[start]
  if (first?.kind !== 'name') return readOperand(tokens, start)
  if (!Object.hasOwn(templateFunctions, first.text)) return { fault: 'unknown-function', about: first.text }

  const parameters: Operand[] = []
  let next = start + 1
  while (next < tokens.length && !isMark(tokens[next], '|') && !isMark(tokens[next], ')')) {
    const operand = readOperand(tokens, next)
    if ('fault' in operand) return operand
    parameters.push(operand.operand)
    next = operand.next
  }
  return { operand: { kind: 'call', name: first.text, arguments: parameters }, next }
}

function readOperand(tokens: readonly Token[], start: number): Read<'operand', Operand> {
  const first = tokens[start]
  if (first === undefined) return { fault: 'syntax', about: 'missing value for command' }
  if (first.kind === 'literal' || first.kind === 'claim') return { operand: first, next: start + 1 }
  if (first.kind === 'name') return { operand: { kind: 'call', name: first.text, arguments: [] }, next: start + 1 }
  if (first.text !== '(') return { fault: 'syntax', about: `unexpected ${first.text}` }

  const inner = readPipeline(tokens, start + 1)
  if ('fault' in inner) return inner
  if (!isMark(tokens[inner.next], ')')) return { fault: 'syntax', about: 'unclosed left paren' }
  return { operand: { kind: 'group', pipeline: inner.pipeline }, next: inner.next + 1 }
}

function isMark(candidate: Token | undefined, text: string): boolean {
  return candidate?.kind === 'mark' && candidate.text === text
}
