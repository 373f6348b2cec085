import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ErrorText } from '#components/failure.tsx'
import { Link } from '#components/link.tsx'
import { usePick } from '#components/pick/use-pick.ts'
import { paths } from '#lib/paths.ts'
import { entitySource } from '#lib/pick/people.ts'
import { Banner } from '#ui/banner.tsx'
import { Card } from '#ui/card.tsx'
import { CodeBlock } from '#ui/code-block.tsx'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import { SinglePicker } from '#ui/single-picker.tsx'
import { Status } from '#ui/status.tsx'
import { ClientFrame } from './client-frame.tsx'
import { clientNamed, clientPreview, providersFor } from './queries.ts'

interface ClientTokensPageProps {
  readonly params: { readonly name: string }
  readonly search: { readonly entity?: string | undefined; readonly provider?: string | undefined }
}

/** What an app would learn of a person: the claims of its tokens, made by what makes the tokens. */
export function ClientTokensPage({ params: { name }, search: { entity = '', provider = '' } }: ClientTokensPageProps) {
  const navigate = useNavigate()
  const { data: client } = useSuspenseQuery(clientNamed(name))
  const { data: providers = [] } = useQuery(providersFor(client.client_id))
  const { typed: _, ...people } = usePick(entitySource, entity === '' ? [] : [entity])
  const go = (next: Readonly<Record<string, string>>) =>
    void navigate({ to: '.', search: { entity, provider, ...next }, replace: true })
  const first = providers[0]?.name ?? ''
  return (
    <ClientFrame name={name}>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="For whom">
          {(ids) => (
            <SinglePicker
              {...ids}
              {...people}
              value={entity}
              onChange={(id) => go({ entity: id })}
              placeholder="Type the name of a person"
            />
          )}
        </Field>
        {providers.length > 1 ? (
          <Field label="At the provider">
            {(ids) => (
              <Select
                {...ids}
                value={provider || first}
                onChange={(next) => go({ provider: next })}
                choices={providers.map((one) => ({ value: one.name, label: one.name }))}
              />
            )}
          </Field>
        ) : null}
      </div>
      {entity === '' ? (
        <p className="text-text-2">Choose somebody to see what the app would be told.</p>
      ) : (
        <Tokens name={name} entity={entity} provider={provider || first} />
      )}
    </ClientFrame>
  )
}

interface TokensProps {
  readonly name: string
  readonly entity: string
  readonly provider: string
}

function Tokens({ name, entity, provider }: TokensProps) {
  const { data, error } = useQuery(clientPreview(name, { entity, provider, scope: '' }))
  if (error) {
    return (
      <Banner kind="bad" title="There is no preview">
        <ErrorText error={error} />
      </Banner>
    )
  }
  if (data === undefined) return null
  return (
    <>
      {data.is_member ? null : (
        <Banner kind="warn" title={`${data.entity.name} may not sign in to this app`}>
          No assignment lets them in.{' '}
          <Link to={paths.why} search={{ entity, client: name }}>
            See why
          </Link>
        </Banner>
      )}
      <p>
        Asking for{' '}
        {data.scopes.map((scope) => (
          <Status key={scope} state="plain">
            {scope}
          </Status>
        ))}
      </p>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card title="ID token">
          <CodeBlock label="ID token">{JSON.stringify(data.id_token, undefined, 2)}</CodeBlock>
        </Card>
        <Card title="Userinfo">
          <CodeBlock label="userinfo">{JSON.stringify(data.userinfo, undefined, 2)}</CodeBlock>
        </Card>
      </div>
    </>
  )
}
