/** A policy template taken apart: text, and pipelines whose value stands in its place (spec/jwt-oidc-auth.md 5.8). */
export type Template = readonly (string | Pipeline)[]

/** Calls whose value goes, as the last argument, into the next one. */
export type Pipeline = readonly Operand[]

export type Operand =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  /** `.a.b`; an empty path is the whole set of claims. */
  | { readonly kind: 'claim'; readonly path: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Operand[] }
  | { readonly kind: 'group'; readonly pipeline: Pipeline }

/** Why a template cannot be parsed, or cannot be filled in for these claims. */
export interface TemplateFault {
  readonly fault: 'syntax' | 'unknown-function' | 'missing-claim' | 'argument' | 'unfit'
  /** What it is about: a function, a claim, a piece of the template. Never a claim's value. */
  readonly about: string
}
