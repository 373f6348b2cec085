import { SyntaxFault } from './syntax-fault.ts'
import type { Position } from './syntax.ts'
import { nameOf, type Token, type Tokens } from './token.ts'

/** Walks over tokens and gathers the comments it passes. */
export interface Cursor {
  peek(): Token
  next(): Token
  /** The comments passed since they were last taken, and those before the coming token. */
  takeComments(): readonly string[]
  /** The comment that stands behind the last token on its line. */
  takeBeside(): { readonly beside?: string }
  /** Stops at the coming token: something else was expected there. */
  fail(expected: string): never
}

/** A cursor before the first of some tokens. */
export function createCursor({ tokens, end }: Tokens): Cursor {
  let index = 0
  let passed: string[] = []
  // How many comments before the coming token already belong to the one behind us.
  let taken = 0
  const peek = () => tokens[index] ?? end
  const pass = (token: Token) => {
    for (const { text } of token.comments.slice(taken)) passed.push(text)
  }
  return {
    peek,
    next() {
      const token = peek()
      pass(token)
      taken = 0
      index += 1
      return token
    },
    takeComments() {
      pass(peek())
      taken = peek().comments.length
      const comments = passed
      passed = []
      return comments
    },
    takeBeside() {
      const last = tokens[index - 1]
      const candidate = peek().comments[taken]
      if (last === undefined || candidate === undefined || candidate.line !== last.endLine) return {}
      taken += 1
      return { beside: candidate.text }
    },
    fail(expected) {
      throw new SyntaxFault(`expected ${expected}, got ${nameOf(peek())}`, peek().position)
    },
  }
}

/** Nested deeper than any policy is: refused before the parser's own stack would end. */
const deepest = 64

/** Refuses what is nested too deeply. */
export function refuseDeep(depth: number, position: Position): void {
  if (depth > deepest) throw new SyntaxFault(`nested more than ${deepest} levels deep`, position)
}
