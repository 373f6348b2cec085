import type { ClaimConflict } from '@postern/engine/oidc-provider/scopes/preview-claims.ts'
import { quoted } from './quoted.ts'

/** What a successful change should still be told (spec/oidc-provider.md 5, 10.1; spec/security.md 3.4). */
export const oidcWarnings = {
  explicitIssuer:
    'If "issuer" is set explicitly, all tokens must be validated against that address, including those issued by other instances of this server.',
  noIssuer: 'Both "issuer" and the address of this server are empty: tokens will name no address that can be reached.',
  roleTtlCut:
    "a role's token ttl cannot be longer than the verification_ttl of the key it references, so the token was cut to that",
  claimConflict: ({ claim, scopes: [later, earlier] }: ClaimConflict) =>
    `Found scope templates with conflicting top-level keys: conflict ${quoted(claim)} in scopes ${quoted(later)}, ${quoted(earlier)}. This may result in an error if the scopes are requested in an OIDC Authentication Request.`,
  insecureRedirect: (uri: string) =>
    `redirect URI ${quoted(uri)} is plain http to another machine: codes sent there can be read on the way`,
} as const
