import { z } from 'zod'
import { type Assertion, assertionClaims, signedAssertion } from '#crypto/service-assertion.ts'
import type { World } from '#world.ts'
import { askedJson } from './asked-json.ts'
import type { ProviderCallFailure } from './provider-handler.ts'
import type { GsuiteSettings } from './provider-settings.ts'

const serviceAccount = z.object({
  client_email: z.string().min(1),
  private_key: z.string().min(1),
  token_uri: z.string().startsWith('https://').default('https://oauth2.googleapis.com/token'),
})
type ServiceAccount = z.output<typeof serviceAccount>

const cloudPlatform = 'https://www.googleapis.com/auth/cloud-platform'

/** The service account of a setting: the JSON document itself, or the path of a file that holds it. */
export async function serviceAccountOf({ files }: World, setting: string): Promise<ServiceAccount | undefined> {
  const text = setting.trimStart().startsWith('{') ? setting : await files.read(setting)
  try {
    return serviceAccount.safeParse(JSON.parse(text ?? '')).data
  } catch {
    return undefined
  }
}

/** An access token of an administrator, by domain-wide delegation. */
export async function googleAccessToken(
  world: World,
  settings: GsuiteSettings,
  scope: string,
): Promise<string | ProviderCallFailure> {
  const account = await serviceAccountOf(world, settings.gsuite_service_account)
  if (account === undefined) return { failed: { problem: 'service-account' } }
  const delegated: Assertion = {
    issuer: settings.impersonate_principal || account.client_email,
    subject: settings.gsuite_admin_impersonate,
    audience: account.token_uri,
    scope,
    issuedAt: world.clock.now(),
  }
  if (settings.impersonate_principal === '')
    return exchanged(world, account, await signedAssertion(account.private_key, delegated))

  const signed = await signedByPrincipal(world, account, delegated)
  return typeof signed === 'string' ? exchanged(world, account, signed) : signed
}

/** Lets another service account sign, whose key is nowhere but at Google. */
async function signedByPrincipal(
  world: World,
  account: ServiceAccount,
  delegated: Assertion,
): Promise<string | ProviderCallFailure> {
  const own = { ...delegated, issuer: account.client_email, subject: account.client_email, scope: cloudPlatform }
  const access = await exchanged(world, account, await signedAssertion(account.private_key, own))
  if (typeof access !== 'string') return access
  const answer = await askedJson(world, {
    url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${encodeURIComponent(delegated.issuer)}:signJwt`,
    method: 'POST',
    headers: { authorization: `Bearer ${access}`, 'content-type': 'application/json' },
    body: JSON.stringify({ payload: JSON.stringify(assertionClaims(delegated)) }),
  })
  if ('failed' in answer) return answer
  const { signedJwt } = answer.json
  return typeof signedJwt === 'string' ? signedJwt : { failed: { problem: 'not-json' } }
}

/** Trades an assertion for an access token (RFC 7523 2.1). */
async function exchanged(
  world: World,
  { token_uri }: ServiceAccount,
  assertion: string | undefined,
): Promise<string | ProviderCallFailure> {
  if (assertion === undefined) return { failed: { problem: 'service-account' } }
  const answer = await askedJson(world, {
    url: token_uri,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }).toString(),
  })
  if ('failed' in answer) return answer
  const { access_token } = answer.json
  return typeof access_token === 'string' ? access_token : { failed: { problem: 'not-json' } }
}
