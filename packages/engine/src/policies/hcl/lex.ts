import { lineStartsOf, positionAt } from './lines.ts'
import { matcherOf } from './matcher.ts'
import { readHeredoc } from './read-heredoc.ts'
import { type Read, readString } from './read-string.ts'
import { SyntaxFault } from './syntax-fault.ts'
import type { Comment, Token, Tokens, Word } from './token.ts'

const blank = matcherOf(/[ \t\r\n]+/)
const comment = matcherOf(/(?:#|\/\/)[^\n]*|\/\*[^]*?\*\//)
const identifier = matcherOf(/[\p{L}_][\p{L}\p{Nd}_.-]*/u)
const number = matcherOf(/-?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/)
const octal = /^-?0\d+$/
const marks = new Set(['{', '}', '[', ']', '=', ','] as const)

function numberOf(source: string): number {
  const sign = source.startsWith('-') ? -1 : 1
  const digits = sign < 0 ? source.slice(1) : source
  if (!octal.test(source)) return sign * Number(digits)
  return /[89]/.test(digits) ? Number.NaN : sign * Number.parseInt(digits, 8)
}

function wordOf(kind: 'string' | 'heredoc', read: Read<string>): Read<Word> {
  return 'fault' in read ? read : { value: { kind, value: read.value }, end: read.end }
}

function readWord(text: string, at: number): Read<Word> {
  const first = text[at] ?? ''
  for (const mark of marks) if (first === mark) return { value: { kind: mark }, end: at + 1 }
  if (first === '"') return wordOf('string', readString(text, at))
  if (first === '<') return wordOf('heredoc', readHeredoc(text, at))
  const name = identifier(text, at)
  if (name === 'true' || name === 'false') return { value: { kind: 'boolean', value: name === 'true' }, end: at + name.length }
  if (name !== undefined) return { value: { kind: 'identifier', value: name }, end: at + name.length }
  const digits = number(text, at)
  if (digits === undefined) return { fault: 'illegal character', at }
  const value = numberOf(digits)
  return Number.isFinite(value) ? { value: { kind: 'number', value }, end: at + digits.length } : { fault: 'illegal number', at }
}

/** The words of an HCL text, each with the comments before it. */
export function tokensOf(text: string): Tokens {
  const lineStarts = lineStartsOf(text)
  const tokens: Token[] = []
  let comments: Comment[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  if (text.includes('\0')) throw new SyntaxFault('illegal character', positionAt(lineStarts, text.indexOf('\0')))
  for (;;) {
    at += blank(text, at)?.length ?? 0
    const position = positionAt(lineStarts, at)
    if (at >= text.length) return { tokens, end: { kind: 'end', source: '', position, endLine: position.line, comments } }
    const remark = comment(text, at)
    if (remark !== undefined) {
      comments.push({ text: remark.trimEnd(), line: position.line })
      at += remark.length
      continue
    }
    if (text.startsWith('/*', at)) throw new SyntaxFault('comment not terminated', position)
    const read = readWord(text, at)
    if ('fault' in read) throw new SyntaxFault(read.fault, positionAt(lineStarts, read.at))
    const endLine = positionAt(lineStarts, read.end - 1).line
    tokens.push({ ...read.value, source: text.slice(at, read.end), position, endLine, comments })
    comments = []
    at = read.end
  }
}
