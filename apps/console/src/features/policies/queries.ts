import type { ShownPolicy } from '@postern/contract/resources/policy.ts'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { policies } from '#lib/api/policies.ts'
import { listPage, pageInput, type ListQuestion, type ListSearch } from '#lib/list-search.ts'

/** Everything read of policies begins with it. */
export const policyRoot = ['policy'] as const

/** Policies that cannot be written. */
export const isFixedPolicy = (name: string) => name === 'root' || name === 'response-wrapping'

/** Policies that cannot be deleted. */
export const isBuiltInPolicy = (name: string) => isFixedPolicy(name) || name === 'default'

/** A policy as its list shows it; the details are missing when it went meanwhile. */
export interface PolicyRow {
  readonly name: string
  readonly policy: ShownPolicy | undefined
}

export const policyList = (search: ListSearch): ListQuestion<PolicyRow> => ({
  queryKey: [...policyRoot, 'list', search],
  queryFn: async () => {
    const answer = await policies.listDetailedPolicies.send({ input: pageInput(search) })
    return listPage(answer, search, (name, policy): PolicyRow => ({ name, policy }))
  },
})

export const policyNamed = (name: string) =>
  queryOptions({
    queryKey: [...policyRoot, 'one', name],
    queryFn: () => policies.readPolicy.send({ params: { name } }),
  })

/** What the server says of a text that is not saved. */
export const policyCheck = (policy: string) =>
  queryOptions({
    queryKey: [...policyRoot, 'check', policy],
    queryFn: () => policies.checkPolicy.send({ input: { policy } }),
    placeholderData: keepPreviousData,
    enabled: policy.trim() !== '',
    retry: false,
    gcTime: 30_000,
  })
