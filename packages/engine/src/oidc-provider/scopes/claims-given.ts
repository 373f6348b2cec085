import { compileTemplate } from '../templates/compile-template.ts'
import type { Scope } from './scope.ts'

/** The claims a scope gives when nobody in particular asks. */
export function claimsGiven({ name, template }: Scope): { readonly scope: string; readonly names: readonly string[] } {
  const compiled = compileTemplate(template)
  return { scope: name, names: 'fault' in compiled ? [] : compiled.claims }
}
