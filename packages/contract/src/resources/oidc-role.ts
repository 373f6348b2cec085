import { z } from 'zod'

/** A role of identity tokens: which key signs them, whom they are for, and what they say. */
export const oidcRole = z.object({
  client_id: z.string(),
  key: z.string(),
  template: z.string(),
  /** Seconds. */
  ttl: z.number(),
})
export type OidcRole = z.output<typeof oidcRole>

/** An identity token just made. */
export const identityToken = z.object({ client_id: z.string(), token: z.string(), ttl: z.number() })

/** The issuer of identity tokens as configured; empty means the server's own address. */
export const identityTokenConfig = z.object({ issuer: z.string() })

/** What an introspection of an identity token finds. */
export const identityTokenState = z.object({ active: z.boolean(), error: z.string().optional() })
