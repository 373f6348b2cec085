import type { legacyPolicyRoutes } from '@postern/contract/routes/legacy-policies.ts'
import { deletePolicy } from '@postern/engine/policies/delete-policy.ts'
import { readPolicy } from '@postern/engine/policies/read-policy.ts'
import { writePolicy } from '@postern/engine/policies/write-policy.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { policyNames, type SentPolicyPage } from './policy-names.ts'
import { sentPolicy, writtenReply } from './sent-policy.ts'
import { shownPolicy } from './shown-policy.ts'

const rulesAreOld = "'rules' is deprecated, please use 'policy' instead"

/** The old paths of spec/core.md 7.1. */
export const legacyPolicyHandlers = (world: World): Handlers<typeof legacyPolicyRoutes> => ({
  listLegacyPolicies: ({ input }) => namesReply(world, input),
  readLegacyPolicies: ({ input }) => namesReply(world, input),
  listLegacyPoliciesUnder: ({ params, input }) => namesReply(world, input, `${params.prefix}/`),
  async readLegacyPolicy({ params }) {
    const { policy: rules, ...others } = shownPolicy(await readPolicy(world, params.name))
    return { data: { ...others, rules } }
  },
  async writeLegacyPolicy({ params, input: { rules, ...input } }) {
    const isByRules = !input.policy && rules !== undefined
    const written = await writePolicy(world, sentPolicy(params.name, isByRules ? { ...input, policy: rules } : input))
    return writtenReply(written, isByRules ? [rulesAreOld] : [])
  },
  async deleteLegacyPolicy({ params }) {
    await deletePolicy(world, params.name)
    return undefined
  },
})

async function namesReply(world: World, page: SentPolicyPage, prefix?: string) {
  const names = await policyNames(world, page, prefix)
  return names.length === 0 ? undefined : { data: { keys: [...names], policies: [...names] } }
}
