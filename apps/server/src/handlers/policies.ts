import type { policyRoutes } from '@postern/contract/routes/policies.ts'
import { deletePolicy } from '@postern/engine/policies/delete-policy.ts'
import { listDetailedPolicies } from '@postern/engine/policies/list-policies.ts'
import { patchPolicy } from '@postern/engine/policies/patch-policy.ts'
import { readPolicy } from '@postern/engine/policies/read-policy.ts'
import { writePolicy } from '@postern/engine/policies/write-policy.ts'
import type { World } from '@postern/engine/world.ts'
import { checkedPolicy } from './checked-policy.ts'
import type { Handlers } from './handlers.ts'
import { listReply } from './list-reply.ts'
import { policyNames, type SentPolicyPage, policyPage } from './policy-names.ts'
import type { RootProtection } from './root-protection.ts'
import { sentPolicy, writtenReply } from './sent-policy.ts'
import { shownPolicy } from './shown-policy.ts'
import { simulateAcl } from './simulate-acl.ts'

/** spec/core.md 7.1. */
export const policyHandlers = (world: World, isRootProtected: RootProtection): Handlers<typeof policyRoutes> => ({
  listPolicies: async ({ input }) => listReply(await policyNames(world, input)),
  listPoliciesUnder: async ({ params, input }) => listReply(await policyNames(world, input, `${params.prefix}/`)),
  readPolicy: async ({ params }) => ({ data: shownPolicy(await readPolicy(world, params.name)) }),
  writePolicy: async ({ params, input }) => writtenReply(await writePolicy(world, sentPolicy(params.name, input))),
  async patchPolicy({ params, input, request }) {
    const isUnending = request.body.expiration === null
    await patchPolicy(world, { ...sentPolicy(params.name, input), ...(isUnending && { expiration: null }) })
    return { status: 200 }
  },
  async deletePolicy({ params }) {
    await deletePolicy(world, params.name)
    return undefined
  },
  listDetailedPolicies: ({ input }) => detailedReply(world, input),
  listDetailedPoliciesUnder: ({ params, input }) => detailedReply(world, input, `${params.prefix}/`),
  checkPolicy: ({ input }) => ({ data: checkedPolicy(input.policy ?? '') }),
  simulateAcl: async ({ input }) => ({ data: await simulateAcl(world, isRootProtected, input) }),
})

async function detailedReply(world: World, page: SentPolicyPage, prefix?: string) {
  const shown = (await listDetailedPolicies(world, policyPage(page, prefix))).map(shownPolicy)
  const wanted = (page.filter ?? '').toLowerCase()
  const found = shown.filter(({ name }) => name.includes(wanted))
  if (found.length === 0) return undefined
  return {
    data: { keys: found.map(({ name }) => name), key_info: Object.fromEntries(found.map((each) => [each.name, each])) },
  }
}
