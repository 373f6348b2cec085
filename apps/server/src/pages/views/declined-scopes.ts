import type { ConsentPreview } from '@postern/engine/oidc-provider/consent/consent-preview.ts'
import type { Form } from '../visit.ts'

/** Scopes that could be left out, and were: their box was not ticked. */
export function declinedScopes({ items }: ConsentPreview, form: Form): readonly string[] {
  const allowed = form.getAll('allowed')
  return items.filter(({ isOptional, scope }) => isOptional && !allowed.includes(scope)).map(({ scope }) => scope)
}
