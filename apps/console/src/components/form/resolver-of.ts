import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form'

/** What is wrong with the values of a form, by field. */
export type Problems = Readonly<Record<string, string | undefined>>

/** A resolver that asks one function what is wrong. */
export function resolverOf<Values extends FieldValues>(problemsOf: (values: Values) => Problems): Resolver<Values> {
  return (values) => {
    const problems = Object.entries(problemsOf(values)).filter(([, message]) => message !== undefined)
    if (problems.length === 0) return { values, errors: {} }
    const errors: unknown = Object.fromEntries(problems.map(([name, message]) => [name, { type: 'rule', message }]))
    // Its type knows the names only of a literal.
    return { values: {}, errors: errors as FieldErrors<Values> }
  }
}
