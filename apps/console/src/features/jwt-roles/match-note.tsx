import { useWatch } from 'react-hook-form'
import { Banner } from '#ui/banner.tsx'
import { breadthWarnings, matchWords } from './match-words.ts'
import type { RoleValues } from './role-values.ts'

/** Who could log in with the role as it stands, said anew with every change. */
export function MatchNote() {
  // Every field has a value from the start.
  const values = useWatch<RoleValues>() as RoleValues
  return (
    <div role="status" className="flex flex-col gap-2">
      <Banner kind="info" title="Who could log in">
        {matchWords(values)}
      </Banner>
      {breadthWarnings(values).map((warning) => (
        <Banner key={warning} kind="warn" title={warning} />
      ))}
    </div>
  )
}
