/** How an app says who it is: one of these, never a mixture (13.1, spec/security.md 3.9). */
export interface ClientCredentials {
  readonly how: 'basic' | 'body' | 'assertion'
  readonly clientId: string
  /** Empty when none was sent. */
  readonly secret: string
  /** A JWT signed by the client (RFC 7523); only with `assertion`. */
  readonly assertion: string
}

/** The `client_assertion_type` of a JWT (RFC 7523 2.2). */
export const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

interface CredentialParameters {
  readonly client_id?: string | undefined
  readonly client_secret?: string | undefined
  readonly client_assertion?: string | undefined
  readonly client_assertion_type?: string | undefined
}

/** The credentials of a request. A well-formed Basic header decides alone; one that is malformed counts as absent. */
export function credentialsOf(authorization: string | undefined, parameters: CredentialParameters): ClientCredentials {
  const basic = basicOf(authorization)
  if (basic !== undefined) return { how: 'basic', assertion: '', ...basic }
  const { client_id: clientId = '', client_secret: secret = '', client_assertion: assertion = '' } = parameters
  if (parameters.client_assertion_type === jwtBearer) return { how: 'assertion', clientId, secret: '', assertion }
  return { how: 'body', clientId, secret, assertion: '' }
}

/** Credentials as they were before a client percent-encoded them, which RFC 6749 2.3.1 asks for and many leave out. */
export function decodedCredentials(credentials: ClientCredentials): ClientCredentials {
  return { ...credentials, clientId: formDecoded(credentials.clientId), secret: formDecoded(credentials.secret) }
}

function formDecoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '))
  } catch {
    return value
  }
}

const basicForm = /^basic +([A-Za-z0-9+/]*={0,2}) *$/i

/** User and password of a Basic header, as they were sent. */
function basicOf(authorization = ''): { readonly clientId: string; readonly secret: string } | undefined {
  const [, packed = ''] = basicForm.exec(authorization) ?? []
  if (packed === '' || packed.length % 4 !== 0) return undefined
  const pair = new TextDecoder('utf-8').decode(Uint8Array.fromBase64(packed))
  const colon = pair.indexOf(':')
  return colon === -1 ? undefined : { clientId: pair.slice(0, colon), secret: pair.slice(colon + 1) }
}
