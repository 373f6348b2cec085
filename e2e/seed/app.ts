import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import type { Postern } from '#programs/postern.ts'
import type { SampleApp } from '#programs/sample-app.ts'

/** An app that signs people in here. */
export interface PublishedApp {
  readonly name: string
  readonly clientId: string
  readonly clientSecret: string
  readonly issuer: string
  /** Where the browser is sent. */
  readonly authorize: string
  readonly redirectUri: string
  /** The page of the app itself. */
  readonly home: string
}

interface Publication {
  readonly postern: Postern
  readonly sampleApp: SampleApp
  readonly name: string
  readonly displayName?: string
  /** Who may sign in, by entity id; everybody unless said. */
  readonly people?: readonly string[]
  readonly groups?: readonly string[]
  readonly settings?: Readonly<Record<string, unknown>>
}

/** Makes the scope, assignment, client and provider of an app, all of its own name, and connects the app. */
export async function publishApp(publication: Publication): Promise<PublishedApp> {
  const { postern, sampleApp, name, displayName = 'Notes', people, groups, settings } = publication
  const api = postern.api(oidcProviderRoutes)
  const scope = `${name}-contact`
  await api.writeOidcScope({
    params: { name: scope },
    input: {
      description: 'Your name and email address',
      template: '{"email": {{identity.entity.metadata.email}}, "preferred_username": {{identity.entity.name}}}',
    },
  })
  const isOpen = people === undefined && groups === undefined
  if (!isOpen) {
    const input = { entity_ids: [...(people ?? [])], group_ids: [...(groups ?? [])] }
    await api.writeOidcAssignment({ params: { name }, input })
  }
  await api.writeOidcClient({
    params: { name },
    input: {
      redirect_uris: [sampleApp.redirectUri(name)],
      post_logout_redirect_uris: [sampleApp.home(name)],
      assignments: [isOpen ? 'allow_all' : name],
      display_name: displayName,
      require_s256: true,
      ...settings,
    },
  })
  const { client_id: clientId, client_secret: clientSecret = '' } = await api.readOidcClient({ params: { name } })
  await api.writeOidcProvider({ params: { name }, input: { allowed_client_ids: [clientId], scopes_supported: [scope] } })
  const { issuer } = await api.readOidcProvider({ params: { name } })
  await sampleApp.connect({ name, issuer, client_id: clientId, client_secret: clientSecret, scope: `openid ${scope}` })
  return {
    name,
    clientId,
    clientSecret,
    issuer,
    authorize: `${postern.url}/ui/vault/identity/oidc/provider/${name}/authorize`,
    redirectUri: sampleApp.redirectUri(name),
    home: sampleApp.home(name),
  }
}
