import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { userpassRoutes } from '@postern/contract/routes/userpass.ts'
import { drive } from '../../load/drive.ts'
import { bytesOf } from '../../load/http-request.ts'
import type { Sample } from '../../load/sample.ts'
import type { Postern } from '../../postern/start-postern.ts'

const atOnce = 8

/** Keeps eight password logins under way for a while. */
export async function passwordLogins({ api, port }: Postern): Promise<(seconds: number) => Promise<Sample>> {
  const password = 'correct horse battery staple'
  await api(sysAuthRoutes).enableAuth({ params: { path: 'bench-userpass' }, input: { type: 'userpass' } })
  await api(userpassRoutes).writeUser({ params: { mount: 'bench-userpass', username: 'ada' }, input: { password } })
  const login = bytesOf({
    method: 'POST',
    path: '/v1/auth/bench-userpass/login/ada',
    body: JSON.stringify({ password }),
  })
  return (seconds) => drive({ port, connections: atOnce, seconds, next: () => login })
}
