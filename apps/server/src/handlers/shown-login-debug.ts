import type { JwtLoginDebug } from '@postern/contract/resources/jwt-login-debug.ts'
import { displayNameOf } from '@postern/engine/auth/display-name.ts'
import type { LoginDebug } from '@postern/engine/auth/debug/login-debug.ts'
import { tokenPoliciesOf } from '@postern/engine/auth/token-policies.ts'
import type { Mount } from '@postern/engine/mounts/mount.ts'
import { shownLoginFinding } from './shown-login-finding.ts'

/** What every rule says of a login with a token, and what the login would grant. */
export function shownLoginDebug(mount: Mount, debugged: LoginDebug): JwtLoginDebug {
  const { token, proven } = debugged
  return {
    role: debugged.role,
    accepted: debugged.isAccepted,
    findings: debugged.judgement.map(shownLoginFinding),
    token: token ? { header: token.header, claims: token.claims, fingerprint: token.fingerprint } : null,
    outcome: proven
      ? {
          alias_name: proven.alias?.name ?? '',
          display_name: displayNameOf(mount, proven.displayName),
          metadata: proven.metadata,
          policies: [...tokenPoliciesOf(proven)],
          group_aliases: [...proven.groupAliases],
        }
      : null,
    roles: debugged.roles.map(({ role, isAccepted, judgement }) => ({
      role,
      accepted: isAccepted,
      findings: judgement.map(shownLoginFinding),
    })),
    is_truncated: debugged.isTruncated,
  }
}
