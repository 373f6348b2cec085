import { type Claims, memberOf } from '../claims/parse-claims.ts'
import { type TemplateTools, templateFunctions } from './functions.ts'
import type { Operand, Pipeline, Template, TemplateFault } from './template.ts'

type Filled<T> = { readonly value: T } | TemplateFault

/** Fills a template in with claims. A claim that is missing is a fault, never an empty text. */
export function fillTemplate(template: Template, claims: Claims, tools: TemplateTools): Filled<string> {
  const texts: string[] = []
  for (const part of template) {
    if (typeof part === 'string') {
      texts.push(part)
      continue
    }
    const filled = valueOfPipeline(part, claims, tools)
    if ('fault' in filled) return filled
    const text = textOfValue(filled.value)
    if (text === undefined) return { fault: 'argument', about: 'a list or an object is no text' }
    texts.push(text)
  }
  return { value: texts.join('') }
}

function valueOfPipeline(pipeline: Pipeline, claims: Claims, tools: TemplateTools): Filled<unknown> {
  let piped: readonly unknown[] = []
  for (const operand of pipeline) {
    const filled = operand.kind === 'call' ? called(operand, { claims, tools, piped }) : valueOf(operand, claims, tools)
    if ('fault' in filled) return filled
    piped = [filled.value]
  }
  return { value: piped[0] }
}

function valueOf(operand: Operand, claims: Claims, tools: TemplateTools): Filled<unknown> {
  switch (operand.kind) {
    case 'literal':
      return { value: operand.value }
    case 'claim':
      return claimAt(claims, operand.path)
    case 'call':
      return called(operand, { claims, tools, piped: [] })
    case 'group':
      return valueOfPipeline(operand.pipeline, claims, tools)
  }
}

interface Surroundings {
  readonly claims: Claims
  readonly tools: TemplateTools
  readonly piped: readonly unknown[]
}

function called(call: Extract<Operand, { kind: 'call' }>, { claims, tools, piped }: Surroundings): Filled<unknown> {
  const values: unknown[] = []
  for (const operand of call.arguments) {
    const filled = valueOf(operand, claims, tools)
    if ('fault' in filled) return filled
    values.push(filled.value)
  }
  const value = templateFunctions[call.name]?.(tools, [...values, ...piped])
  return value === undefined ? { fault: 'argument', about: call.name } : { value }
}

function claimAt(claims: Claims, path: readonly string[]): Filled<unknown> {
  let value: unknown = claims
  for (const name of path) {
    value = isObject(value) ? memberOf(value, name) : undefined
    if (value === undefined) return { fault: 'missing-claim', about: path.join('.') }
  }
  return { value }
}

function textOfValue(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
