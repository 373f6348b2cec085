import { kubernetesAuthRoutes } from '@postern/contract/routes/kubernetes-auth.ts'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { answersOf, refused } from '#testing/answers.ts'
import { startTestCluster } from '#testing/cluster.ts'
import { startTestServer, type TestServer } from '#testing/server.ts'

/** A server with two kubernetes mounts, and a cluster that reviews honestly unless a test says otherwise. Registers its hooks. */
export function openKubernetes() {
  let server: TestServer
  let cluster: Awaited<ReturnType<typeof startTestCluster>>
  beforeAll(async () => {
    ;[server, cluster] = await Promise.all([startTestServer(), startTestCluster()])
    for (const path of ['kubernetes', 'bare']) await answer('POST', `sys/auth/${path}`, { type: 'kubernetes' })
  })
  afterAll(() => Promise.all([server.close(), cluster.stop()]))
  beforeEach(() => cluster.reviewHonestly())

  const answer = answersOf(() => server)

  const api = () => server.client(kubernetesAuthRoutes)
  const configure = (body: object = {}) =>
    answer('POST', 'auth/kubernetes/config', { kubernetes_host: cluster.host, token_reviewer_jwt: 'reviewer', ...body })
  const role = (name: string, body: object = {}) => answer('POST', `auth/kubernetes/role/${name}`, body)
  const bound = { bound_service_account_names: 'robot', bound_service_account_namespaces: 'default' }
  const robot = { namespace: 'default', name: 'robot', uid: 'uid-1' }
  const login = (jwt: string, name = 'ci') => answer('POST', 'auth/kubernetes/login', { role: name, jwt }, '')
  const denied = (message = 'permission denied') => refused(message, 403)

  return {
    server: () => server,
    cluster: () => cluster,
    answer,
    api,
    configure,
    role,
    bound,
    robot,
    login,
    denied,
  }
}
