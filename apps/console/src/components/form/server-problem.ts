import { ApiError } from '@postern/contract/client/api-error.ts'

/** Which messages of the server speak of which field. */
export type FieldOfMessage<Name extends string = string> = readonly (readonly [message: RegExp, field: Name])[]

/** A message that belongs to a field. */
export interface FieldProblem {
  readonly field: string
  readonly message: string
}

const conversion = /error converting input for field "([^"]+)": (.*)/s

/** The field a refusal speaks of, if the form has it. */
export function fieldProblemOf(error: unknown, names: readonly string[], table: FieldOfMessage): FieldProblem | undefined {
  if (!(error instanceof ApiError)) return undefined
  for (const message of error.errors) {
    const [, named, why] = conversion.exec(message) ?? []
    if (named !== undefined && names.includes(named)) return { field: named, message: why ?? message }
    const found = table.find(([pattern, field]) => pattern.test(message) && names.includes(field))
    if (found !== undefined) return { field: found[1], message }
  }
  return undefined
}
