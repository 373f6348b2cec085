import { queryOptions, useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { ButtonLink, Link } from '#components/link.tsx'
import { useMount } from '#components/mount/use-mount.ts'
import { Page } from '#components/page.tsx'
import { identityTokens } from '#lib/api/identity-tokens.ts'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { paths } from '#lib/paths.ts'
import { Banner } from '#ui/banner.tsx'

/** Counts of what an OpenID provider is made of; what may not be listed is not known. */
const counts = queryOptions({
  queryKey: ['oidc-overview'],
  queryFn: async () => {
    const length = async (ask: Promise<{ readonly keys: readonly string[] }>) =>
      ask.then(({ keys }) => keys.length).catch(() => undefined)
    const [keys, scopes, assignments, clients, providers] = await Promise.all([
      length(identityTokens.listOidcKeys.send({ input: {} })),
      length(oidcProvider.listOidcScopes.send({ input: {} })),
      length(oidcProvider.listOidcAssignments.send({ input: {} })),
      length(oidcProvider.listOidcClients.send({ input: {} })),
      length(oidcProvider.listOidcProviders.send({ input: {} })),
    ])
    return { keys, scopes, assignments, clients, providers }
  },
  staleTime: 10_000,
})

/** How apps sign people in here: the four things it takes, in the order they are made. */
export function OidcPage() {
  const { data } = useQuery(counts)
  const hasMount = useMount('oidc') !== undefined
  const boxes = [
    { title: 'Scopes', to: paths.scopes, count: data?.scopes, text: 'What an app may learn of a person, by name.' },
    {
      title: 'Assignments',
      to: paths.assignments,
      count: data?.assignments,
      text: 'Who may sign in: groups, and people by name.',
    },
    {
      title: 'Clients',
      to: paths.clients,
      count: data?.clients,
      text: 'The apps. Each names the assignments that let people in.',
    },
    {
      title: 'Providers',
      to: paths.providers,
      count: data?.providers,
      text: 'The issuers apps trust, with the apps and scopes of each.',
    },
  ]
  return (
    <Page
      title="Apps"
      lead="Apps can sign people in here with OpenID Connect. It takes four things; keys sign what is told."
      isWide
      actions={
        <ButtonLink to={paths.newClient} look="primary">
          New client
        </ButtonLink>
      }
    >
      {hasMount ? (
        <Banner
          kind="info"
          title="There is an auth mount called oidc as well"
          actions={<ButtonLink to={paths.authMount('oidc')}>Go to the mount</ButtonLink>}
        >
          Through the mount people come in from another identity provider. These pages are about apps that trust this server.
        </Banner>
      ) : null}
      <ol className="flex flex-col gap-3 lg:flex-row lg:items-stretch">
        {boxes.map(({ title, to, count, text }, index) => (
          <li key={title} className="flex flex-1 flex-col items-stretch gap-3 lg:flex-row lg:items-center">
            <div className="relative flex-1 self-stretch rounded-card border border-border bg-surface p-5 hover:border-accent">
              <p className="text-sm text-text-3">{index + 1}</p>
              <h2 className="text-lg font-semibold">
                <Link to={to} className="after:absolute after:inset-0">
                  {title}
                </Link>
              </h2>
              <p className="my-1 text-2xl font-semibold tabular-nums">{count ?? '–'}</p>
              <p className="text-text-2">{text}</p>
            </div>
            {index < boxes.length - 1 ? <ArrowRight aria-hidden className="hidden shrink-0 text-text-3 lg:block" /> : null}
          </li>
        ))}
      </ol>
      <p className="text-text-2">
        <Link to={paths.keys} className="underline">
          {data?.keys ?? 'The'} keys
        </Link>{' '}
        sign the ID tokens of all of them and rotate by themselves.
      </p>
    </Page>
  )
}
