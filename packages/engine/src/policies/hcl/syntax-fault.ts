import type { Position } from './syntax.ts'

/** A text that is neither HCL nor JSON, and where it stops being so. `parseDocument` catches it. */
export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault'
  readonly detail: string
  readonly position: Position

  constructor(detail: string, position: Position) {
    super(`At ${position.line}:${position.column}: ${detail}`)
    this.detail = detail
    this.position = position
  }
}
