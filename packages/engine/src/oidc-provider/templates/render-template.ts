import type { Json } from '#finding.ts'
import { type CompiledTemplate, isReservedClaim } from './compile-template.ts'
import { fill } from './fill-node.ts'
import type { TemplateFacts } from './template-facts.ts'

/** Claims by name. */
export type Claims = { readonly [claim: string]: Json | undefined }

/** What is wrong with a template for the person at hand. */
export type TemplateProblem =
  /** A list or an object stands inside quotes, which only works while it is empty. */
  | { readonly problem: 'broken_by_values' }
  /** It asks for a person, and there is none. */
  | { readonly problem: 'no_person' }
  /** Filled in, it is no JSON object. */
  | { readonly problem: 'not_an_object' }
  | { readonly problem: 'reserved_claim'; readonly claim: string }
  | { readonly problem: 'wrong_type'; readonly claim: string; readonly type: string }

/** A filled-in template. */
export interface Rendered {
  readonly claims: Claims
  readonly problems: readonly TemplateProblem[]
}

/** Fills a template in. One that does not fit the person contributes nothing, and says why; it is never an error (7.5). */
export function renderTemplate({ root }: CompiledTemplate, facts: TemplateFacts): Rendered {
  if (root === undefined) return { claims: {}, problems: [] }
  const filled = fill(root, facts)
  if (filled === undefined) {
    return nothingBut({ problem: facts.person === undefined ? 'no_person' : 'broken_by_values' })
  }
  if (filled === null) return { claims: {}, problems: [] }
  if (!isObject(filled)) return nothingBut({ problem: 'not_an_object' })

  const names = Object.keys(filled).filter(isReservedClaim)
  const claims =
    names.length === 0 ? filled : Object.fromEntries(Object.entries(filled).filter(([name]) => !isReservedClaim(name)))
  return {
    claims,
    problems: names.map((claim) => ({ problem: 'reserved_claim', claim })),
  }
}

function nothingBut(problem: TemplateProblem): Rendered {
  return { claims: {}, problems: [problem] }
}

function isObject(value: Json): value is { readonly [key: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
