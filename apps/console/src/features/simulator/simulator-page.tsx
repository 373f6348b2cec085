import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { Failure } from '#components/failure.tsx'
import { Page } from '#components/page.tsx'
import { usePick } from '#components/pick/use-pick.ts'
import { entitySource } from '#lib/pick/people.ts'
import { policySource } from '#lib/pick/policies.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { CodeEditor } from '#ui/code-editor.tsx'
import { Field } from '#ui/field.tsx'
import { Picker } from '#ui/picker.tsx'
import { Select } from '#ui/select.tsx'
import { SinglePicker } from '#ui/single-picker.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { parametersIn, simulation, type SimulatorSearch } from './queries.ts'
import { SimulationResult } from './simulation-result.tsx'

const operations = ['read', 'list', 'write', 'create', 'update', 'patch', 'delete'].map((value) => ({ value, label: value }))

/** Asks what a request would be answered, by the rules that answer real ones. The whole question is in the address. */
export function SimulatorPage({ search }: { readonly search: SimulatorSearch }) {
  const { data, error, isFetching } = useQuery(simulation(search))
  return (
    <Page title="Simulator" lead="Who may do what, and which stanza says so. Nothing is done, and no token is needed.">
      <Question key={JSON.stringify(search)} search={search} isBusy={isFetching} />
      {error ? <Failure error={error} what="simulate this" /> : null}
      {data === undefined ? null : <SimulationResult result={data} />}
    </Page>
  )
}

function Question({ search, isBusy }: { readonly search: SimulatorSearch; readonly isBusy: boolean }) {
  const navigate = useNavigate()
  const [names, setNames] = useState<readonly string[]>(search.policies?.split(',').filter(Boolean) ?? [])
  const [entity, setEntity] = useState(search.entity ?? '')
  const [operation, setOperation] = useState(search.operation ?? 'read')
  const [path, setPath] = useState(search.path ?? '')
  const [data, setData] = useState(search.data ?? '')
  const policyPick = usePick(policySource, names)
  const { typed: _, ...people } = usePick(entitySource, entity === '' ? [] : [entity])
  const problem = parametersIn(data) === undefined ? 'This is no JSON object' : undefined
  const cannot =
    names.length === 0 && entity === '' ? 'Say who: policies, a person, or both' : path === '' ? 'Say which path' : problem
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (cannot !== undefined) return
    const next = { policies: names.join(','), entity, operation, path: path.replace(/^\/?(v1\/)?/, ''), data }
    void navigate({ to: '.', search: next })
  }
  return (
    <form onSubmit={submit}>
      <Card title="Question">
        <div className="grid gap-4 md:grid-cols-2">
          <Field label="A token with the policies">
            {(ids) => (
              <Picker
                {...ids}
                {...policyPick}
                value={names}
                onChange={setNames}
                placeholder="Type the name of a policy"
                takesAnything
              />
            )}
          </Field>
          <Field label="Of the person">
            {(ids) => <SinglePicker {...ids} {...people} value={entity} onChange={setEntity} placeholder="Nobody" />}
          </Field>
          <Field label="Would">
            {(ids) => <Select {...ids} value={operation} onChange={setOperation} choices={operations} />}
          </Field>
          <Field label="The path" hint="As behind /v1/.">
            {(ids) => (
              <TextInput
                {...ids}
                isMono
                value={path}
                onChange={(event) => setPath(event.target.value)}
                placeholder="identity/oidc/client/grafana"
              />
            )}
          </Field>
        </div>
        <details className="mt-4" open={data !== ''}>
          <summary className="cursor-pointer text-text-2">With parameters</summary>
          <div className="mt-2">
            <Field label="Parameters" hint="A JSON object." error={problem}>
              {(ids) => <CodeEditor {...ids} label="Parameters" language="json" value={data} onChange={setData} minLines={4} />}
            </Field>
          </div>
        </details>
        <div className="mt-4">
          <Button type="submit" look="primary" isBusy={isBusy} cannot={cannot}>
            Evaluate
          </Button>
        </div>
      </Card>
    </form>
  )
}
