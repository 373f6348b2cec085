import type { TokenAnswer } from '@postern/contract/resources/oidc-flow.ts'
import { judge } from '#finding.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import { codeRules } from './code-rules.ts'
import type { ProvenClient } from './client-rules.ts'
import { issueTokens } from './issue-tokens.ts'
import { grantFacts } from './grant-facts.ts'
import { noteAppSession } from '../logout/app-session.ts'
import { addRefreshToken } from '../refresh/add-refresh-token.ts'
import { takeCode } from './take-code.ts'
import { longestLife } from './token-life.ts'

/** What a code is exchanged with; a text that was not sent is empty. */
export interface CodeExchange {
  readonly code: string
  readonly redirectUri: string
  readonly verifier: string
}

/** Exchanges an authorization code for tokens (13.2, rows 11 to 23). */
export async function exchangeCode(
  world: World,
  caller: ProvenClient,
  { code: value, redirectUri, verifier }: CodeExchange,
): Promise<TokenAnswer> {
  if (value === '') refuse({ code: 'exchange_code_missing' })
  // The code is spent before it is judged: whatever comes of it, nobody gets a second try (RFC 6749 4.1.2).
  const code = await takeCode(world, { code: value, tokenLife: longestLife(caller.client) })
  const about = await grantFacts(world, caller, code?.grant)
  refuseFirst(judge(codeRules, { caller, code, redirectUri, verifier, cipher: world.cipher, ...about }))
  if (code === undefined || about.claims === undefined) throw new Error('a code that passed has claims')

  const tokens = await issueTokens(world, {
    caller,
    grant: code.grant,
    claims: about.claims.claims,
    nonce: code.nonce,
    code: value,
  })
  await noteAppSession(world, code.grant, caller.client)
  return addRefreshToken(world, { caller, grant: code.grant, tokens })
}
