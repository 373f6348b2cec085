import type { World } from '#world.ts'
import { type AuthorizeRequest, authorizeRequestOf } from '../authorize/authorize-request.ts'
import { isReference, pushedParameters, typedParameters } from '../pushed/pushed-request.ts'

/** The words of `prompt` that mean something here; others are passed over. */
export type Prompt = 'none' | 'login' | 'consent' | 'select_account'

/** An authorization request as the browser brings it (17.3). */
export interface PageRequest {
  readonly request: AuthorizeRequest
  readonly prompt: ReadonlySet<string>
  /** `query`, `form_post`, or a word that is neither. */
  readonly responseMode: string
  readonly loginHint: string
  readonly idTokenHint: string
  readonly uiLocales: string
  /** Names that came more than once. */
  readonly repeated: readonly string[]
  /** The reference of a pushed request that is unknown or expired. */
  readonly isLost: boolean
}

const known: ReadonlySet<string> = new Set([
  'scope',
  'response_type',
  'client_id',
  'redirect_uri',
  'state',
  'nonce',
  'display',
  'prompt',
  'max_age',
  'code_challenge',
  'code_challenge_method',
  'request',
  'request_uri',
  'response_mode',
  'login_hint',
  'id_token_hint',
  'ui_locales',
  'acr_values',
  'claims',
  'claims_locales',
])

/** Reads the parameters of a query or a form. A pushed request replaces them all (RFC 9126 4). */
export async function pageRequestOf(
  world: World,
  { provider, entries }: { readonly provider: string; readonly entries: Iterable<readonly [string, string]> },
): Promise<PageRequest> {
  const sent = [...entries].filter(([name]) => known.has(name))
  const values = new Map(sent.toReversed())
  const repeated = [...new Set(sent.map(([name]) => name).filter((name, index, names) => names.indexOf(name) !== index))]
  const requestUri = values.get('request_uri')
  if (!isReference(requestUri)) return readValues(provider, values, { repeated, isLost: false, pushedId: undefined })

  const pushed = await pushedParameters(world, { provider, clientId: values.get('client_id') ?? '', requestUri })
  if (pushed === undefined) return readValues(provider, new Map(), { repeated, isLost: true, pushedId: undefined })
  return readValues(provider, new Map(Object.entries(pushed.parameters)), { repeated, isLost: false, pushedId: pushed.id })
}

function readValues(
  provider: string,
  values: ReadonlyMap<string, string>,
  { pushedId, ...rest }: Pick<PageRequest, 'repeated' | 'isLost'> & Pick<AuthorizeRequest, 'pushedId'>,
): PageRequest {
  return {
    ...rest,
    request: { ...authorizeRequestOf(provider, typedParameters(Object.fromEntries(values))), pushedId },
    prompt: new Set((values.get('prompt') ?? '').split(' ').filter((word) => word !== '')),
    responseMode: values.get('response_mode') || 'query',
    loginHint: values.get('login_hint') ?? '',
    idTokenHint: values.get('id_token_hint') ?? '',
    uiLocales: values.get('ui_locales') ?? '',
  }
}
