import type { OutsideFailure } from './outside.ts'

/** An identity provider and our standing with it: what a client of it needs for each call. */
export interface ProviderAccess {
  readonly issuer: string
  readonly authorizationEndpoint?: string
  readonly tokenEndpoint?: string
  readonly userinfoEndpoint?: string
  readonly deviceAuthorizationEndpoint?: string
  readonly clientId: string
  readonly clientSecret: string
  /** How the client names itself at the token endpoint. */
  readonly clientAuthentication: ClientAuthentication
  readonly caPem?: string
  readonly serverNames?: readonly string[]
}

export type ClientAuthentication = 'basic' | 'post'

/** What the token endpoint handed out. Nothing in it was verified. */
export interface ProviderTokens {
  readonly idToken?: string
  readonly accessToken: string
  readonly refreshToken?: string
}

/** How a person is to confirm a device. */
export interface DeviceStart {
  readonly deviceCode: string
  readonly userCode: string
  readonly verificationUri: string
  readonly verificationUriComplete?: string
  /** Seconds between polls, when the provider says so. */
  readonly interval?: number
}

/** Why an identity provider gave nothing: its OAuth error, its status, or no answer at all. Never a body. */
export type ProviderFailure =
  | { readonly failure: 'oauth'; readonly error: string; readonly status: number }
  | { readonly failure: 'status'; readonly status: number }
  | { readonly failure: 'not-conform'; readonly detail: string }
  | { readonly failure: OutsideFailure['failure']; readonly detail: string }

/** OpenID Connect from the client's side. Judging ID tokens is the engine's own business. */
export interface RelyingParty {
  /** The address to send a browser to; undefined when the provider has no usable authorization endpoint. */
  authorizationUrl(access: ProviderAccess, parameters: Readonly<Record<string, string>>): string | undefined
  /** Trades a code, or a device code, for tokens. The parameters are those of the grant (RFC 6749 4.1.3, RFC 8628 3.4). */
  grant(
    access: ProviderAccess,
    grantType: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<ProviderTokens | ProviderFailure>
  startDevice(access: ProviderAccess, scope: string): Promise<DeviceStart | ProviderFailure>
  /** The person's claims; a failure when the provider will not say, or speaks of somebody else. */
  userinfo(
    access: ProviderAccess,
    accessToken: string,
    subject: string,
  ): Promise<Readonly<Record<string, unknown>> | ProviderFailure>
}
