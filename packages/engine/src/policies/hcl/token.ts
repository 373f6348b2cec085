import type { Position } from './syntax.ts'

/** A comment and the line it begins on. */
export interface Comment {
  readonly text: string
  readonly line: number
}

interface At {
  /** As it was written. */
  readonly source: string
  readonly position: Position
  /** The line it ends on. */
  readonly endLine: number
  /** The comments between it and the token before. */
  readonly comments: readonly Comment[]
}

/** A word of the language. */
export type Token = At &
  (
    | { readonly kind: 'string' | 'heredoc' | 'identifier'; readonly value: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: '{' | '}' | '[' | ']' | '=' | ',' | 'end' }
  )

/** The part of a token that depends on its kind. */
export type Word = Token extends infer T ? (T extends At ? Omit<T, keyof At> : never) : never

/** The words of a text and what stands behind them: comments, and nothing. */
export interface Tokens {
  readonly tokens: readonly Token[]
  readonly end: Token
}

/** How a token is called in a complaint. */
export function nameOf(token: Token): string {
  return token.kind === 'end' ? 'end of text' : token.source
}
