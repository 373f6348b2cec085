import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { CommandButton } from '#components/command/command-button.tsx'
import { DeleteButton } from '#components/delete/delete-button.tsx'
import { EditLink } from '#components/edit-link.tsx'
import { NamesAsLinks } from '#components/names-as-links.tsx'
import { Page } from '#components/page.tsx'
import { useCannots } from '#components/permission/use-cannot.ts'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { paths } from '#lib/paths.ts'
import { Card } from '#ui/card.tsx'
import { CodeEditor } from '#ui/code-editor.tsx'
import { Details } from '#ui/details.tsx'
import { Status } from '#ui/status.tsx'
import { providersOf, scopeNamed, scopeRoot } from './queries.ts'
import { ScopePreview } from './scope-preview.tsx'

/** A scope: what it says, of whom one likes, and which providers offer it. */
export function ScopePage({ params: { name } }: { readonly params: { readonly name: string } }) {
  const { data: scope } = useSuspenseQuery(scopeNamed(name))
  const { data: providers = [] } = useQuery(providersOf(name))
  const { readOidcScope, writeOidcScope, deleteOidcScope } = oidcProvider
  const [cannotEdit, cannotDelete] = useCannots([writeOidcScope.need({ name }), deleteOidcScope.need({ name })])
  const call = { params: { name } }
  const isOffered = providers.length > 0 ? `Offered by ${providers.join(', ')}` : undefined
  return (
    <Page
      title={name}
      crumbs={[{ label: 'Scopes', to: paths.scopes }]}
      chips={scope.optional ? <Status state="info">may be declined</Status> : null}
      lead={scope.description}
      isWide
      actions={
        <>
          <CommandButton shown={() => ({ exchange: readOidcScope.exchange(call), secrets: readOidcScope.secrets })} />
          <DeleteButton
            noun="scope"
            name={name}
            run={() => deleteOidcScope.send(call)}
            touches={[scopeRoot]}
            backTo={paths.scopes}
            cannot={cannotDelete ?? isOffered}
          />
          <EditLink to={paths.editScope(name)} cannot={cannotEdit} />
        </>
      }
    >
      <div className="grid items-start gap-5 xl:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-5">
          <Card title="Claims">
            <CodeEditor label="Template" language="json" value={scope.template} minLines={4} />
          </Card>
          <Card title="Settings">
            <Details
              rows={[
                { label: 'Empty claims', apiName: 'omit_empty', value: scope.omit_empty ? 'left out' : 'given as they are' },
                {
                  label: 'Claims that are not text',
                  apiName: 'claim_types',
                  value:
                    Object.entries(scope.claim_types ?? {})
                      .map(([claim, type]) => `${claim}: ${type}`)
                      .join(', ') || 'none',
                },
                {
                  label: 'Providers that offer it',
                  value: <NamesAsLinks names={providers} to={paths.provider} none="none: no app can ask for it yet" />,
                },
              ]}
            />
          </Card>
        </div>
        <Card title="What it says" hint="Made by the same function as the tokens.">
          <ScopePreview
            about={{
              name,
              template: scope.template,
              omit_empty: scope.omit_empty ?? false,
              claim_types: scope.claim_types ?? {},
            }}
            consent={{ description: scope.description, isOptional: scope.optional ?? false }}
          />
        </Card>
      </div>
    </Page>
  )
}
