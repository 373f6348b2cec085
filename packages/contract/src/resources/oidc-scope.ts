import { z } from 'zod'

/** What a claim is turned into, since metadata can only hold text. */
export const claimTypes = ['boolean', 'number', 'json'] as const
export type ClaimType = (typeof claimTypes)[number]

/** A scope: the claims an app receives when it asks for this name. */
export const oidcScope = z.object({
  description: z.string(),
  template: z.string(),
  /** Leave claims out whose value is empty text, null or {}. */
  omit_empty: z.boolean().optional(),
  /** Claims that are not text: `{"email_verified": "boolean"}`. */
  claim_types: z.record(z.string(), z.enum(claimTypes)).optional(),
  /** The person may decline it on the consent page. */
  optional: z.boolean().optional(),
})
export type OidcScope = z.output<typeof oidcScope>

/** The scopes of OpenID Connect Core 5.4 that can be made with `preset`. */
export const scopePresets = ['profile', 'email', 'address', 'phone', 'groups'] as const
export type ScopePreset = (typeof scopePresets)[number]

/** The presets as they would be stored. */
export const scopePresetList = z.object({ presets: z.array(z.object({ name: z.enum(scopePresets), scope: oidcScope })) })
