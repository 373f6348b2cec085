import type { Outside } from '@postern/engine/ports/outside.ts'
import type { ProviderAccess, ProviderTokens, RelyingParty } from '@postern/engine/ports/relying-party.ts'
import {
  allowInsecureRequests,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  fetchUserInfo,
  genericGrantRequest,
  initiateDeviceAuthorization,
} from 'openid-client'
import { fetchThrough, type Lifted } from './provider-fetch.ts'
import { providerFailureOf } from './provider-failure.ts'

/** OpenID Connect by openid-client, over the outside port: its trust stores, address checks and limits hold here too. */
export function createRelyingParty(outside: Outside): RelyingParty {
  const clientOf = (access: ProviderAccess, lifted: Lifted = {}) => {
    const client = new Configuration(metadataOf(access), access.clientId, {}, authenticationOf(access))
    client[customFetch] = fetchThrough(outside, access, lifted)
    // Which protocol an identity provider is reached by was decided when the mount was configured.
    allowInsecureRequests(client)
    return client
  }

  return {
    authorizationUrl(access, parameters) {
      try {
        return buildAuthorizationUrl(clientOf(access), parameters).href
      } catch {
        return undefined
      }
    },
    async grant(access, grantType, parameters) {
      const lifted: Lifted = {}
      try {
        const answer = await genericGrantRequest(clientOf(access, lifted), grantType, parameters)
        return tokensOf(answer, lifted)
      } catch (error) {
        return providerFailureOf(error)
      }
    },
    async startDevice(access, scope) {
      try {
        const started = await initiateDeviceAuthorization(clientOf(access), { scope })
        return {
          deviceCode: started.device_code,
          userCode: started.user_code,
          verificationUri: started.verification_uri,
          ...(started.verification_uri_complete ? { verificationUriComplete: started.verification_uri_complete } : {}),
          ...(started.interval === undefined ? {} : { interval: started.interval }),
        }
      } catch (error) {
        return providerFailureOf(error)
      }
    },
    async userinfo(access, accessToken, subject) {
      try {
        return await fetchUserInfo(clientOf(access), accessToken, subject)
      } catch (error) {
        return providerFailureOf(error)
      }
    },
  }
}

function metadataOf(access: ProviderAccess) {
  return {
    issuer: access.issuer,
    ...(access.authorizationEndpoint ? { authorization_endpoint: access.authorizationEndpoint } : {}),
    ...(access.tokenEndpoint ? { token_endpoint: access.tokenEndpoint } : {}),
    ...(access.userinfoEndpoint ? { userinfo_endpoint: access.userinfoEndpoint } : {}),
    ...(access.deviceAuthorizationEndpoint ? { device_authorization_endpoint: access.deviceAuthorizationEndpoint } : {}),
  }
}

function authenticationOf({ clientSecret, clientAuthentication }: ProviderAccess) {
  return clientAuthentication === 'basic' ? ClientSecretBasic(clientSecret) : ClientSecretPost(clientSecret)
}

function tokensOf(
  answer: { readonly access_token: string; readonly refresh_token?: string },
  { idToken }: Lifted,
): ProviderTokens {
  return {
    accessToken: answer.access_token,
    ...(idToken === undefined ? {} : { idToken }),
    ...(answer.refresh_token === undefined ? {} : { refreshToken: answer.refresh_token }),
  }
}
