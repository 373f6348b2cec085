import type { AclSimulation } from '@postern/contract/resources/acl-simulation.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '#components/link.tsx'
import { paths } from '#lib/paths.ts'
import { Banner } from '#ui/banner.tsx'
import { Card } from '#ui/card.tsx'
import { CodeEditor } from '#ui/code-editor.tsx'
import { Status } from '#ui/status.tsx'
import { policyText } from './queries.ts'
import { lostWords, obstacleWords, ruleWords, skippedWords } from './simulation-words.ts'

/** What the evaluator says, and everything that was weighed for it. */
export function SimulationResult({ result }: { readonly result: AclSimulation }) {
  const { allowed, root, obstacle, deciding, entity_disabled: isDisabled } = result
  return (
    <>
      <Banner kind={allowed ? 'ok' : 'bad'} title={allowed ? 'Allowed' : 'Denied'}>
        {root
          ? 'By the root policy, which allows everything.'
          : isDisabled
            ? 'The person is disabled, whatever the policies say.'
            : obstacle
              ? obstacleWords(obstacle)
              : `It takes ${result.capability ?? 'nothing'}${result.needs_sudo ? ' and sudo' : ''}, and the stanza below grants it.`}
      </Banner>
      {deciding ? <Deciding deciding={deciding} isAllowed={allowed} /> : null}
      <Card title="What was looked at">
        <ol className="flex flex-col">
          {result.findings.map(({ rule, verdict, obstacle: found }) => (
            <li key={rule} className="flex flex-wrap items-center gap-3 border-t border-border py-1.5 first:border-0">
              <Status state={verdicts[verdict].state}>{verdicts[verdict].word}</Status>
              <span>{ruleWords(rule)}</span>
              {found ? <span className="text-text-2">{obstacleWords(found)}</span> : null}
            </li>
          ))}
        </ol>
      </Card>
      <Losers result={result} />
      <Card title="Policies" hint="And how the person comes by each.">
        <ul className="flex flex-col">
          {result.policies.map(({ policy, exists, origins }) => (
            <li key={policy} className="flex flex-wrap items-center gap-x-3 border-t border-border py-1.5 first:border-0">
              <Link to={paths.policy(policy)}>{policy}</Link>
              {exists ? null : <Status state="warn">does not exist</Status>}
              <span className="text-text-2">{origins.map(originWords).join('; ')}</span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

const verdicts = {
  pass: { state: 'ok', word: 'pass' },
  refuse: { state: 'bad', word: 'refuse' },
  'not-reached': { state: 'off', word: 'not reached' },
  'not-asked': { state: 'off', word: 'not asked' },
} as const

function originWords({ from, entity, groups = [] }: AclSimulation['policies'][number]['origins'][number]): string {
  if (from === 'token') return 'from the token'
  if (from === 'draft') return 'the draft'
  if (from === 'entity') return `of ${entity?.name ?? 'the person'} itself`
  return `by the group ${groups.map(({ name }) => name).join(' in ')}`
}

interface DecidingProps {
  readonly deciding: NonNullable<AclSimulation['deciding']>
  readonly isAllowed: boolean
}

/** The text of the policy that decided, with the stanza marked. */
function Deciding({ deciding: { policy, pattern, line }, isAllowed }: DecidingProps) {
  const { data } = useQuery(policyText(policy))
  const mark = {
    line,
    message: isAllowed ? 'This stanza decides' : 'This stanza decides, and does not grant it',
    level: isAllowed ? ('info' as const) : ('error' as const),
  }
  return (
    <Card title={`Decided in ${policy}, line ${line}`} hint={pattern}>
      {data ? <CodeEditor label={`Text of ${policy}`} language="hcl" value={data.policy} marks={[mark]} minLines={3} /> : null}
    </Card>
  )
}

function Losers({ result: { losing, skipped, merged } }: { readonly result: AclSimulation }) {
  if (losing.length + skipped.length + merged.length === 0) return null
  const rows = [
    ...merged.map((stanza) => ({ ...stanza, word: 'counts too', why: 'it has the pattern that decides' })),
    ...losing.map((stanza) => ({ ...stanza, word: 'lost', why: lostWords(stanza.because) })),
    ...skipped.map((stanza) => ({ ...stanza, word: 'skipped', why: skippedWords(stanza.because, stanza.directive) })),
  ]
  return (
    <Card title="Other stanzas" hint="Those that cover the path as well, and those that say nothing to this person.">
      <ul className="flex flex-col">
        {rows.map(({ policy, path, line, word, why, capabilities }) => (
          <li
            key={`${policy} ${line} ${path}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-border py-1.5 first:border-0"
          >
            <Status state="plain">{word}</Status>
            <code className="break-all">{path}</code>
            <span className="text-text-2">
              {policy}, line {line}: {capabilities.join(', ') || 'nothing'}; {why}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
