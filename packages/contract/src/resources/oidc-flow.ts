import { z } from 'zod'

/** What an authorization request of the API yields. */
export const authorizationCode = z.object({ code: z.string(), state: z.string() })

/** What the token endpoint yields. */
export const tokenAnswer = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  id_token: z.string().optional(),
  refresh_token: z.string().optional(),
  scope: z.string().optional(),
  token_type: z.literal('Bearer'),
})
export type TokenAnswer = z.output<typeof tokenAnswer>

/** What userinfo yields: the subject, and the claims of the granted scopes. */
export const userinfo = z.looseObject({ sub: z.string() })

/** Whether a token is alive (RFC 7662 2.2). */
export const tokenState = z.looseObject({ active: z.boolean() })

/** A pushed authorization request's reference (RFC 9126 2.2). */
export const pushedRequest = z.object({ request_uri: z.string(), expires_in: z.number() })

/** What a device shows its user (RFC 8628 3.2). */
export const deviceAuthorization = z.object({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.string(),
  verification_uri_complete: z.string(),
  expires_in: z.number(),
  interval: z.number(),
})
