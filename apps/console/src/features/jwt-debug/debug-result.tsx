import type { Finding, Fix } from '@postern/contract/resources/finding.ts'
import type { JwtLoginDebug } from '@postern/contract/resources/jwt-login-debug.ts'
import { useRef } from 'react'
import { FindingList } from '#components/findings/finding-list.tsx'
import { useKey } from '#components/keys/use-key.ts'
import { Banner } from '#ui/banner.tsx'
import { Card } from '#ui/card.tsx'
import { Details, Names } from '#ui/details.tsx'
import { FixRow } from './fix-row.tsx'
import { KeepCase } from './keep-case.tsx'
import type { DebugQuestion } from './queries.ts'
import { RoleMatrix } from './role-matrix.tsx'
import { TokenView } from './token-view.tsx'

interface DebugResultProps {
  readonly debug: JwtLoginDebug
  readonly question: DebugQuestion
  readonly isBusy: boolean
  readonly onTry: (patch: Readonly<Record<string, unknown>> | undefined) => void
  readonly onRole: (role: string) => void
}

/** The judgement of a login: all rules, the token, what it would get, and what other roles would say. */
export function DebugResult({ debug, question, isBusy, onTry, onRole }: DebugResultProps) {
  const list = useRef<HTMLDivElement>(null)
  useFailureKeys(list)
  const { accepted, outcome, token, roles } = debug
  const isTrial = question.tryRole !== undefined
  const fixOf = (fix: Fix, { rule }: Finding) => (
    <FixRow
      key={`${rule} ${fix.advice}`}
      fix={fix}
      mount={question.mount}
      role={debug.role}
      isBusy={isBusy}
      onTry={onTry}
      onApplied={() => onTry(undefined)}
    />
  )
  const isAllRoles = roles.length > 0
  return (
    <>
      {isAllRoles ? (
        <RoleMatrix roles={roles} isTruncated={debug.is_truncated} onRole={onRole} />
      ) : (
        <>
          <Banner
            kind={accepted ? 'ok' : 'bad'}
            title={
              accepted
                ? `The role ${debug.role} lets this token in`
                : `The role ${debug.role || 'that is missing'} refuses this token`
            }
          >
            {isTrial ? 'As the role would be with the change on trial. Nothing is saved.' : null}
          </Banner>
          <Card title="Checks" hint="In the order of a login, which stops at the first failure. Here all of them are asked.">
            <div ref={list}>
              <FindingList findings={debug.findings} fixOf={fixOf} />
            </div>
          </Card>
        </>
      )}
      {outcome ? (
        <Card title="What it would get">
          <Details
            rows={[
              { label: 'Known as', value: outcome.alias_name },
              { label: 'Policies', value: <Names of={outcome.policies} /> },
              { label: 'Groups at the mount', value: <Names of={outcome.group_aliases} /> },
              {
                label: 'Metadata',
                value: <Names of={Object.entries(outcome.metadata).map(([name, value]) => `${name} = ${value}`)} />,
              },
            ]}
          />
        </Card>
      ) : null}
      {token ? <TokenView token={token} /> : null}
      {token && debug.role !== '' && question.type !== 'kubernetes' && !isTrial ? (
        <KeepCase mount={question.mount} role={debug.role} claims={token.claims} accepted={accepted} />
      ) : null}
    </>
  )
}

/** `n` and `p` lead from failure to failure. */
function useFailureKeys(list: React.RefObject<HTMLDivElement | null>): void {
  const move = (by: number) => {
    const failures = [...(list.current?.querySelectorAll<HTMLElement>('[data-verdict="refuse"]') ?? [])]
    const at = failures.findIndex((one) => one === document.activeElement)
    failures[at === -1 ? (by > 0 ? 0 : failures.length - 1) : at + by]?.focus()
  }
  useKey('n', () => move(1))
  useKey('p', () => move(-1))
}
