import { listPolicies } from '@postern/engine/policies/list-policies.ts'
import type { World } from '@postern/engine/world.ts'
import { pageOf, type SentPage } from './page-of.ts'

/** How a list of policies is paged and filtered. */
export interface SentPolicyPage extends SentPage {
  readonly filter?: string | undefined
}

/** The names that were asked for. A filter needs them all, and there are few. */
export async function policyNames(world: World, sent: SentPolicyPage, prefix?: string): Promise<readonly string[]> {
  const names = await listPolicies(world, policyPage(sent, prefix))
  const wanted = sent.filter?.toLowerCase() ?? ''
  if (wanted === '') return names
  const { limit = names.length } = pageOf(sent)
  return names.filter((name) => name.includes(wanted)).slice(0, limit)
}

/** The part of the list that is read. */
export function policyPage({ filter = '', ...sent }: SentPolicyPage, prefix: string | undefined) {
  const { limit, ...page } = pageOf(sent)
  return { ...page, ...(filter === '' && limit !== undefined && { limit }), ...(prefix !== undefined && { prefix }) }
}
