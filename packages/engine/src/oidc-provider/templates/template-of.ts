import { inMemory } from '#memory/in-memory.ts'
import type { World } from '#world.ts'
import { type CompiledTemplate, compileTemplate } from './compile-template.ts'

const compiled = inMemory(() => new WeakMap<object, CompiledTemplate>())

/** The template of a stored scope or role, compiled once for as long as the record is remembered. */
export function templateOf(world: World, record: { readonly template: string }): CompiledTemplate {
  const found = compiled(world).get(record)
  if (found !== undefined) return found
  const made = compileTemplate(record.template)
  // What was stored has been judged; a template that no longer compiles contributes nothing (7.5).
  const template = 'fault' in made ? { text: record.template, root: undefined, claims: [] } : made
  compiled(world).set(record, template)
  return template
}
