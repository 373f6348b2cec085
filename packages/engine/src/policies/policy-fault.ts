import type { Position } from './hcl/syntax.ts'

/** Why a text is no policy, and where. `parsePolicy` catches it. */
export class PolicyFault extends Error {
  override readonly name = 'PolicyFault'
  readonly position: Position

  constructor(detail: string, position: Position) {
    super(detail)
    this.position = position
  }
}
