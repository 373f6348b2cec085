import { bytesOf } from '../../load/http-request.ts'
import type { Peer } from '../../peers/peer.ts'
import { apps } from './cast.ts'
import type { Flow } from './flow.ts'
import { authorizeQuery, exchangeRequest } from './requests.ts'

/** Signs in at oidc-provider once, and goes on with the session's cookies. */
export async function oidcProviderFlow({ port }: Peer): Promise<Flow> {
  const cookies = await signIn(port)
  return {
    server: 'oidc-provider',
    port,
    authorize: (app) => bytesOf({ path: `/auth?${authorizeQuery(app)}`, headers: { Cookie: cookies } }),
    codeIn: ({ status, head }) => (status === 303 ? /\r\nlocation: \S*[?&]code=([^&\s]+)/i.exec(head)?.[1] : undefined),
    exchange: (app, code) => exchangeRequest('/token', app, code),
    userinfo: (accessToken) => bytesOf({ path: '/me', headers: { Authorization: `Bearer ${accessToken}` } }),
  }
}

/** Follows a first authorization as a browser does, until the person is signed in; gives the cookies. */
async function signIn(port: number): Promise<string> {
  const jar = new Map<string, string>()
  const base = `http://127.0.0.1:${port}`
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const [app] = apps
  let address = app && `${base}/auth?${authorizeQuery(app)}`
  while (address?.startsWith(base)) {
    const response = await fetch(address, { redirect: 'manual', headers: { Cookie: cookies() } })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const next = response.headers.get('location')
    if (next === null) throw new Error(`signing in at oidc-provider answered ${response.status}: ${await response.text()}`)
    address = new URL(next, base).href
  }
  return cookies()
}
