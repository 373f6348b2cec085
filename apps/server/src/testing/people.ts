import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { userpassRoutes } from '@postern/contract/routes/userpass.ts'
import type { TestServer } from './server.ts'

const password = 'correct horse battery'

/** Lets people sign in with a password, as the first of them needs it. */
export async function enablePasswords(server: TestServer): Promise<void> {
  await server.client(sysAuthRoutes).enableAuth({ params: { path: 'userpass' }, input: { type: 'userpass' } })
}

/** Makes somebody who can sign in, and signs them in. */
export async function signIn(
  server: TestServer,
  username: string,
): Promise<{ readonly entityId: string; readonly token: string }> {
  const params = { mount: 'userpass', username }
  await server.client(userpassRoutes).writeUser({ params, input: { password } })
  const { client_token: token, entity_id: entityId } = await server
    .client(userpassRoutes, '')
    .loginWithPassword({ params, input: { password } })
  return { token, entityId }
}
