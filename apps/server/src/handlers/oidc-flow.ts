import type { InputOf } from '@postern/contract/routes/define-routes.ts'
import type { oidcFlowRoutes } from '@postern/contract/routes/oidc-flow.ts'
import { authorize } from '@postern/engine/oidc-provider/authorize/authorize.ts'
import { authorizeDevice } from '@postern/engine/oidc-provider/device/authorize-device.ts'
import { publishedDiscovery, publishedKeysOf } from '@postern/engine/oidc-provider/published.ts'
import { pushAuthorization } from '@postern/engine/oidc-provider/pushed/push-authorization.ts'
import { pushedLifetime, requestOfParameters } from '@postern/engine/oidc-provider/pushed/pushed-request.ts'
import { credentialsOf } from '@postern/engine/oidc-provider/token/credentials.ts'
import { exchangeToken } from '@postern/engine/oidc-provider/token/exchange-token.ts'
import { introspectToken } from '@postern/engine/oidc-provider/token/introspect-token.ts'
import { revokeToken } from '@postern/engine/oidc-provider/token/revoke-token.ts'
import { readUserinfo } from '@postern/engine/oidc-provider/userinfo/read-userinfo.ts'
import type { World } from '@postern/engine/world.ts'
import type { Call, Handlers, RawReply, RequestFacts } from './handlers.ts'
import { explainedAuthorization, sentTexts } from './oidc-flow-sent.ts'
import { publishedReply } from './published-reply.ts'

type Routes = (typeof oidcFlowRoutes)['routes']

/** What an app and its people go through (spec/oidc-provider.md 11 to 16, 23). */
export const oidcFlowHandlers = (world: World): Handlers<typeof oidcFlowRoutes> => ({
  explainAuthorization: async ({ params, input, caller }) => ({
    data: await explainedAuthorization(world, { provider: params.name, input, caller }),
  }),

  readProviderDiscovery: async ({ params }) => publishedReply(await publishedDiscovery(world, params.name)),
  readProviderKeys: async ({ params }) => publishedReply(await publishedKeysOf(world, params.name)),

  authorizeByQuery: (call) => authorized(world, call),
  authorize: (call) => authorized(world, call),

  async exchangeToken({ params, input, request }) {
    const answer = await exchangeToken(world, {
      provider: params.name,
      credentials: credentialsOf(request.headers['authorization'], input),
      grantType: input.grant_type ?? '',
      code: input.code ?? '',
      redirectUri: input.redirect_uri ?? '',
      verifier: input.code_verifier ?? '',
      refreshToken: input.refresh_token ?? '',
      deviceCode: input.device_code ?? '',
      scope: input.scope,
    })
    return unkept(200, answer)
  },

  readUserinfo: ({ params, request }) => userinfo(world, params.name, request),
  postUserinfo: ({ params, request }) => userinfo(world, params.name, request),

  async revokeProviderToken(call) {
    await revokeToken(world, inquiry(call))
    return unkept(200)
  },
  introspectProviderToken: async (call) => unkept(200, await introspectToken(world, inquiry(call))),

  async pushAuthorization({ params, input, request }) {
    const reference = await pushAuthorization(world, {
      provider: params.name,
      credentials: credentialsOf(request.headers['authorization'], input),
      parameters: sentTexts(request.body),
    })
    return unkept(201, { request_uri: reference, expires_in: pushedLifetime })
  },

  async authorizeDevice({ params, input, request }) {
    const credentials = credentialsOf(request.headers['authorization'], input)
    return unkept(200, await authorizeDevice(world, { provider: params.name, credentials, scope: input.scope ?? '' }))
  },
})

type Authorizing = Call<Routes['authorize']>

async function authorized(world: World, { params, input, caller }: Pick<Authorizing, 'params' | 'input' | 'caller'>) {
  const request = await requestOfParameters(world, params.name, input)
  return unkept(200, await authorize(world, request, caller))
}

async function userinfo(world: World, provider: string, { operation, presented }: RequestFacts): Promise<RawReply> {
  const claims = await readUserinfo(world, {
    provider,
    operation: operation === 'read' ? 'read' : 'write',
    presented: presented?.token,
    isBearer: presented?.isBearer === true,
  })
  return { status: 200, body: claims }
}

interface Inquiring {
  readonly params: { readonly name: string }
  readonly input: InputOf<Routes['revokeProviderToken']>
  readonly request: RequestFacts
}

function inquiry({ params, input, request }: Inquiring) {
  return {
    provider: params.name,
    credentials: credentialsOf(request.headers['authorization'], input),
    token: input.token ?? '',
  }
}

/** An answer that nobody may keep (RFC 6749 5.1). */
function unkept(status: number, body?: object): RawReply {
  return { status, headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' }, ...(body !== undefined && { body }) }
}
