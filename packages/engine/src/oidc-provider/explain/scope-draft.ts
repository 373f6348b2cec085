import type { World } from '#world.ts'
import { type Scope, scopesNamed } from '../scopes/scope.ts'
import { acceptedTypes } from '../scopes/write-scope.ts'
import { type CompiledTemplate, compileTemplate } from '../templates/compile-template.ts'
import type { TemplateFault } from '../templates/template-fault.ts'

/** A scope as it would be stored; what is not said is as it is stored now. */
export interface SentScope {
  readonly template?: string | undefined
  readonly omit_empty?: boolean | undefined
  readonly claim_types?: Readonly<Record<string, string>> | undefined
}

/** A scope to be tried. One whose template is faulty says nothing. */
export interface ScopeDraft {
  readonly scope: Scope
  readonly template: CompiledTemplate | TemplateFault
}

/** The scope of a name with changes that are not stored. */
export async function scopeDraft(
  world: World,
  name: string,
  { template, omit_empty, claim_types }: SentScope,
): Promise<ScopeDraft> {
  const [stored = { name, description: '', template: '' }] = await scopesNamed(world, [name])
  const compiled = compileTemplate(template ?? stored.template)
  const types = claim_types === undefined ? stored.claim_types : acceptedTypes(claim_types)
  return {
    template: compiled,
    scope: {
      name,
      description: stored.description,
      template: 'fault' in compiled ? '' : compiled.text,
      omit_empty: omit_empty ?? stored.omit_empty ?? false,
      ...(types === undefined ? {} : { claim_types: types }),
    },
  }
}
