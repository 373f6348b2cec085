import type { ScopePreview as Preview } from '@postern/contract/resources/oidc-preview.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorText } from '#components/failure.tsx'
import { usePick } from '#components/pick/use-pick.ts'
import { scopeSource } from '#lib/pick/apps.ts'
import { entitySource } from '#lib/pick/people.ts'
import { Banner } from '#ui/banner.tsx'
import { CodeBlock } from '#ui/code-block.tsx'
import { Field } from '#ui/field.tsx'
import { Picker } from '#ui/picker.tsx'
import { SinglePicker } from '#ui/single-picker.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { ClaimOrigins } from './claim-origins.tsx'
import { ConsentFrame } from './consent-frame.tsx'
import { MadeUpPerson } from './made-up-person.tsx'
import { problemWords } from './problem-words.ts'
import { scopePreview, type PreviewQuestion } from './queries.ts'
import { SampleButton } from './sample-button.tsx'

interface ScopePreviewProps {
  readonly about: Pick<PreviewQuestion, 'name' | 'template' | 'omit_empty' | 'claim_types'>
  /** What the consent page calls it, and whether it may be left out. */
  readonly consent: { readonly description: string; readonly isOptional: boolean }
}

/** What the scope would say of a person: made by the very function that makes the tokens. */
export function ScopePreview({ about, consent }: ScopePreviewProps) {
  const [entity, setEntity] = useState('')
  const [person, setPerson] = useState<unknown>()
  const [others, setOthers] = useState<readonly string[]>([])
  const { typed: _, ...people } = usePick(entitySource, entity === '' ? [] : [entity])
  const scopes = usePick(scopeSource, others)
  const question = { ...about, entity_id: entity, person, with_scopes: others }
  const { data, error } = useQuery(scopePreview(question))
  return (
    <div className="flex flex-col gap-4">
      <Field label="For whom" hint="Somebody who has signed in before; or nobody, for a made-up person.">
        {(ids) => <SinglePicker {...ids} {...people} value={entity} onChange={setEntity} placeholder="Type a name" />}
      </Field>
      {entity === '' ? <MadeUpPerson onChange={setPerson} /> : null}
      <Field label="Together with" hint="Scopes an app asks for in the same request, to find claims they both give.">
        {(ids) => <Picker {...ids} {...scopes} value={others} onChange={setOthers} placeholder="Type a scope" />}
      </Field>
      {error ? (
        <Banner kind="bad" title="There is no preview">
          <ErrorText error={error} />
        </Banner>
      ) : data === undefined ? (
        <Skeleton rows={3} />
      ) : (
        <>
          {data.problems.map((problem) => (
            <Banner
              key={JSON.stringify(problem)}
              kind={problem.level === 'error' ? 'bad' : 'warn'}
              title={problem.line === undefined ? 'A thing to mend' : `Line ${problem.line}`}
            >
              {problemWords(problem)}
            </Banner>
          ))}
          <CodeBlock label="claims">{JSON.stringify(data.claims, undefined, 2)}</CodeBlock>
          <ClaimOrigins origins={data.origins} />
          <ConsentPart about={about} consent={consent} preview={data} />
        </>
      )}
      <SampleButton question={question} />
    </div>
  )
}

interface ConsentPartProps extends ScopePreviewProps {
  readonly preview: Preview
}

/** What people are shown before they agree to it. The frame is there once somebody wants to see it. */
function ConsentPart({ about, consent, preview }: ConsentPartProps) {
  const [isOpen, setOpen] = useState(false)
  const claims = Object.entries(preview.claims).map(([name, value]) => ({ name, value }))
  const item = { scope: about.name || 'new', description: consent.description, claims, is_optional: consent.isOptional }
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-accent">What people see before they agree</summary>
      {isOpen ? <ConsentFrame draft={{ app: 'An app', person: preview.entity?.name ?? 'Somebody', items: [item] }} /> : null}
    </details>
  )
}
