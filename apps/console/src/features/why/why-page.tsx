import type { AuthorizeExplanation } from '@postern/contract/resources/oidc-explanation.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { AccessPath } from '#components/access-path.tsx'
import { Failure } from '#components/failure.tsx'
import { adviceWords } from '#components/findings/advice-words.ts'
import { FindingList } from '#components/findings/finding-list.tsx'
import { ButtonLink } from '#components/link.tsx'
import { Page } from '#components/page.tsx'
import { usePick } from '#components/pick/use-pick.ts'
import { oidcFlow } from '#lib/api/oidc-flow.ts'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { paths } from '#lib/paths.ts'
import { clientNameSource } from '#lib/pick/apps.ts'
import { entitySource } from '#lib/pick/people.ts'
import type { Fix } from '@postern/contract/resources/finding.ts'
import { Banner } from '#ui/banner.tsx'
import { Card } from '#ui/card.tsx'
import { Field } from '#ui/field.tsx'
import { SinglePicker } from '#ui/single-picker.tsx'
import { Status } from '#ui/status.tsx'

interface WhySearch {
  readonly entity?: string | undefined
  readonly client?: string | undefined
}

/** A sign-in of a person to an app as it would be now, judged and not done. */
const explanation = (entity: string, name: string) =>
  queryOptions({
    queryKey: ['why', entity, name],
    queryFn: async () => {
      const { client_secret: _, ...client } = await oidcProvider.readOidcClient.send({ params: { name } })
      const { keys } = await oidcProvider.listOidcProviders.send({ input: { allowed_client_id: client.client_id } })
      const explained = await oidcFlow.explainAuthorization.send({
        params: { name: keys[0] ?? 'default' },
        input: {
          client_id: client.client_id,
          redirect_uri: client.redirect_uris[0] ?? '',
          response_type: 'code',
          scope: 'openid',
          state: 'why',
          // Any challenge of the right form: only whether there is one is judged.
          code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
          code_challenge_method: 'S256',
          entity_id: entity,
        },
      })
      return { ...explained, provider: keys[0] }
    },
    enabled: entity !== '' && name !== '',
    retry: false,
    staleTime: 0,
  })

const outcomes: Readonly<
  Record<AuthorizeExplanation['outcome'], { readonly kind: 'ok' | 'bad' | 'warn'; readonly title: string }>
> = {
  code: { kind: 'ok', title: 'They would be let in' },
  consent: { kind: 'ok', title: 'They would be asked what the app may learn, then let in' },
  login: { kind: 'warn', title: 'They would have to sign in again first' },
  redirect_error: { kind: 'bad', title: 'They would be sent back to the app with an error' },
  local_error: { kind: 'bad', title: 'They would see an error page here' },
}

/** Why somebody can sign in to an app, or cannot: every gate of the request, in the order the engine looks. */
export function WhyPage({ search: { entity = '', client = '' } }: { readonly search: WhySearch }) {
  const navigate = useNavigate()
  const { data, error } = useQuery(explanation(entity, client))
  const { typed: _e, ...people } = usePick(entitySource, entity === '' ? [] : [entity])
  const { typed: _c, ...apps } = usePick(clientNameSource, client === '' ? [] : [client])
  const go = (next: WhySearch) => void navigate({ to: '.', search: { entity, client, ...next }, replace: true })
  return (
    <Page
      title="Why can they sign in, or why not?"
      lead="A sign-in as it would be now, judged by the rules that judge real ones. Nothing is issued."
    >
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="The person">
          {(ids) => (
            <SinglePicker {...ids} {...people} value={entity} onChange={(id) => go({ entity: id })} placeholder="Type a name" />
          )}
        </Field>
        <Field label="The app">
          {(ids) => (
            <SinglePicker {...ids} {...apps} value={client} onChange={(name) => go({ client: name })} placeholder="Type a name" />
          )}
        </Field>
      </div>
      {error ? <Failure error={error} what="explain this" /> : null}
      {data === undefined ? null : (
        <>
          <Banner {...outcomes[data.outcome]}>{data.path === null ? null : <AccessPath path={data.path} />}</Banner>
          {data.provider === undefined ? (
            <Banner kind="warn" title="No provider lets this app, so the default one was asked" />
          ) : null}
          <Card title="Gates">
            <FindingList findings={data.findings} fixOf={(fix) => fixOf(fix, client, entity)} />
          </Card>
        </>
      )}
    </Page>
  )
}

function fixOf(fix: Fix, client: string, entity: string) {
  const to: Readonly<Record<string, string>> = {
    client: paths.editClient(client),
    provider: paths.providers,
    assignment: paths.clientSettings(client),
    entity: paths.entity(entity),
  }
  const address = to[fix.on]
  return (
    <div key={fix.advice} className="flex flex-wrap items-center gap-3">
      <span>{adviceWords(fix)}</span>
      {fix.widens_access ? <Status state="warn">widens access</Status> : null}
      {address === undefined ? null : <ButtonLink to={address}>Go there</ButtonLink>}
    </div>
  )
}
