import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { Banner } from '#ui/banner.tsx'
import { claimConflicts } from './claim-conflicts.ts'
import type { ProviderValues } from './provider-values.ts'
import { templatesOf } from './queries.ts'

/** Warns of claims that two of the chosen scopes give, before anybody asks for both. */
export function ConflictNote() {
  const { scopes_supported: chosen = [] } = useWatch<ProviderValues>()
  return <Conflicts scopes={chosen.filter((name) => name !== undefined)} />
}

/** The claims that two of some scopes give. */
export function Conflicts({ scopes }: { readonly scopes: readonly string[] }) {
  const { data = [] } = useQuery(templatesOf(scopes))
  return claimConflicts(data).map(({ claim, scopes: givers }) => (
    <Banner key={claim} kind="warn" title={`Several scopes give the claim ${claim}`}>
      {givers.join(' and ')}. A request that asks for more than one of them is refused.
    </Banner>
  ))
}
