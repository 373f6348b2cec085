import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { CommandButton } from '#components/command/command-button.tsx'
import { DeleteButton } from '#components/delete/delete-button.tsx'
import { EditLink } from '#components/edit-link.tsx'
import { ButtonLink } from '#components/link.tsx'
import { Moment } from '#components/moment.tsx'
import { Page } from '#components/page.tsx'
import { useCannots } from '#components/permission/use-cannot.ts'
import { policies } from '#lib/api/policies.ts'
import { paths } from '#lib/paths.ts'
import { secondsOf } from '#lib/time-words.ts'
import { Banner } from '#ui/banner.tsx'
import { Card } from '#ui/card.tsx'
import { CodeEditor } from '#ui/code-editor.tsx'
import { Details } from '#ui/details.tsx'
import { Status } from '#ui/status.tsx'
import { outlineOf } from './outline.ts'
import { isBuiltInPolicy, isFixedPolicy, policyCheck, policyNamed, policyRoot } from './queries.ts'
import { marksOf } from './remark-words.ts'

/** A policy: its text, the paths it speaks about, and what in it may not be meant. */
export function PolicyPage({ params: { name } }: { readonly params: { readonly name: string } }) {
  const { data: policy } = useSuspenseQuery(policyNamed(name))
  const { data: check } = useQuery(policyCheck(policy.policy))
  const { readPolicy, writePolicy, deletePolicy } = policies
  const [cannotEdit, cannotDelete] = useCannots([writePolicy.need({ name }), deletePolicy.need({ name })])
  const call = { params: { name } }
  const outline = outlineOf(policy.policy)
  const marks = marksOf(check)
  return (
    <Page
      title={name}
      crumbs={[{ label: 'Policies', to: paths.policies }]}
      chips={policy.version === undefined ? null : <Status state="plain">version {policy.version}</Status>}
      actions={
        <>
          <CommandButton shown={() => ({ exchange: readPolicy.exchange(call), secrets: readPolicy.secrets })} />
          <DeleteButton
            noun="policy"
            name={name}
            run={() => deletePolicy.send(call)}
            touches={[policyRoot]}
            backTo={paths.policies}
            cannot={isBuiltInPolicy(name) ? 'It is built in' : cannotDelete}
          />
          <ButtonLink to={paths.simulator} search={{ policies: name }}>
            Simulate
          </ButtonLink>
          <EditLink to={paths.editPolicy(name)} cannot={isFixedPolicy(name) ? 'It is built in' : cannotEdit} />
        </>
      }
    >
      {name === 'root' ? (
        <Banner kind="warn" title="It allows everything">
          It has no text, and no other policy can take anything away from it.
        </Banner>
      ) : (
        <Card title="Text">
          <CodeEditor label={`Text of ${name}`} language="hcl" value={policy.policy} marks={marks} minLines={6} />
          <ul className="mt-3 flex flex-col gap-1">
            {marks.map(({ line, message, level }) => (
              <li key={`${line} ${message}`} className="flex flex-wrap items-center gap-2">
                <Status state={level === 'error' ? 'bad' : 'warn'}>line {line}</Status>
                {message}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {outline.length === 0 ? null : (
        <Card title="Paths">
          <ol className="flex flex-col gap-1">
            {outline.map(({ path, line }) => (
              <li key={`${line} ${path}`} className="flex gap-3">
                <span className="w-14 text-right text-text-3">line {line}</span>
                <code className="break-all">{path}</code>
              </li>
            ))}
          </ol>
        </Card>
      )}
      {policy.modified === undefined ? null : (
        <Card title="Settings">
          <Details
            rows={[
              { label: 'Changed', apiName: 'modified', value: <Moment at={secondsOf(policy.modified)} /> },
              {
                label: 'Ends',
                apiName: 'expiration',
                value: policy.expiration ? <Moment at={secondsOf(policy.expiration)} /> : 'never',
              },
              { label: 'Writes name the version', apiName: 'cas_required', value: policy.cas_required ? 'yes' : 'no' },
            ]}
          />
        </Card>
      )}
    </Page>
  )
}
