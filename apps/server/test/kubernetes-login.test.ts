import { createPublicKey } from 'node:crypto'
import { createProviderKey, signedBy } from '@postern/engine/testing/identity-provider.ts'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refused } from '#testing/answers.ts'
import { openKubernetes } from './kubernetes-house.ts'

const { server, cluster, answer, api, configure, role, bound, robot, login, denied } = openKubernetes()

describe('jwt 11.3: login', () => {
  beforeEach(async () => {
    await configure()
    await role('ci', { ...bound, audience: '', token_policies: 'dev', alias_name_source: 'serviceaccount_uid' })
    cluster().requests.length = 0
  })

  it('gives a token for the token of a service account', async () => {
    const reply = await login(await cluster().issue(robot), 'CI')
    const account = {
      service_account_uid: 'uid-1',
      service_account_name: 'robot',
      service_account_namespace: 'default',
      service_account_secret_name: '',
    }
    expect(reply).toMatchObject({
      status: 200,
      body: { auth: { policies: ['default', 'dev'], metadata: { ...account, role: 'CI' } } },
    })
    const { auth } = reply.body as { auth: { client_token: string; entity_id: string } }
    expect(await answer('GET', 'auth/token/lookup-self', undefined, auth.client_token)).toMatchObject({
      body: { data: { display_name: 'kubernetes-default-robot' } },
    })
  })

  it('asks the cluster as the reviewer, for the audiences of the token', async () => {
    const jwt = await cluster().issue(robot, { aud: ['vault', 'other'] })
    await login(jwt)
    const [review] = cluster().requests
    expect(review).toMatchObject({
      method: 'POST',
      path: '/apis/authentication.k8s.io/v1/tokenreviews',
      headers: { authorization: 'Bearer reviewer', 'content-type': 'application/json' },
    })
    expect(JSON.parse(review?.body ?? '')).toMatchObject({ spec: { token: jwt, audiences: ['vault', 'other'] } })
  })

  it('asks with the token itself where there is no reviewer, and for the audience of the role alone', async () => {
    await answer('POST', 'auth/kubernetes/config', { kubernetes_host: `${cluster().host}/` })
    await role('ci', { audience: 'vault' })
    const jwt = await cluster().issue(robot, { aud: ['vault', 'other'] })
    expect(await login(jwt)).toMatchObject({ status: 200 })
    expect(cluster().requests[0]?.headers).toMatchObject({ authorization: `Bearer ${jwt}` })
    expect(JSON.parse(cluster().requests[0]?.body ?? '')).toMatchObject({ spec: { audiences: ['vault'] } })
  })

  it('takes tokens of the old kind, which have neither times nor audience', async () => {
    expect(await login(await cluster().issueOldKind(robot))).toMatchObject({
      status: 200,
      body: { auth: { metadata: { service_account_secret_name: 'robot-token', service_account_uid: 'uid-1' } } },
    })
  })

  it('knows a service account by its uid, or by namespace and name', async () => {
    const first = await login(await cluster().issue(robot))
    await role('ci', { alias_name_source: 'serviceaccount_name' })
    const second = await login(await cluster().issue({ ...robot, uid: 'uid-2' }))
    const aliasOf = async ({ body }: typeof first) => {
      const { entity_id } = (body as { auth: { entity_id: string } }).auth
      const { data } = (await answer('GET', `identity/entity/id/${entity_id}`)).body as {
        data: { aliases: { name: string }[] }
      }
      return data.aliases[0]?.name
    }
    expect([await aliasOf(first), await aliasOf(second)]).toEqual(['uid-1', 'default/robot'])
  })

  it('1 needs a role and a token', async () => {
    expect(await login('', '')).toEqual(refused('missing role'))
    expect(await login('')).toEqual(refused('missing jwt'))
  })

  it('2 needs a role that is there', async () => {
    expect(await login('x', 'None')).toEqual(refused('invalid role name "None"'))
  })

  it('3 comes from an address of the role', async () => {
    await role('far', { ...bound, token_bound_cidrs: '10.0.0.0/8' })
    expect(await login('no token', 'far')).toEqual(denied())
  })

  it('4 needs a configuration', async () => {
    await answer('POST', 'auth/bare/role/ci', bound)
    expect(await answer('POST', 'auth/bare/login', { role: 'ci', jwt: 'x' }, '')).toEqual(
      refused('could not load backend configuration', 500),
    )
  })

  it('5 needs a token that can be read, with an algorithm of clusters', async () => {
    expect(await login('x')).toEqual(denied('malformed jwt: compact JWS format must have three parts, got 1'))
    const symmetric = await signedBy(cluster().key, '{}', { alg: 'HS256' })
    expect(await login(symmetric)).toEqual(denied('malformed jwt: unexpected signature algorithm "HS256"'))
    const edwards = await signedBy(await createProviderKey('e', 'EdDSA'), '{}')
    expect(await login(edwards)).toEqual(denied('malformed jwt: unexpected signature algorithm "EdDSA"'))
  })

  it('5 looks at the signature itself where it has keys, before anybody is asked', async () => {
    const pemOf = ({ publicJwk: { kty, n = '', e = '' } }: ReturnType<typeof cluster>['key']) =>
      createPublicKey({ key: { kty, n, e }, format: 'jwk' }).export({ format: 'pem', type: 'spki' })
    await configure({ pem_keys: [pemOf(await createProviderKey('other'))] })
    expect(await login(await cluster().issue(robot))).toEqual(denied())
    expect(cluster().requests).toEqual([])
    await configure({ pem_keys: [pemOf(cluster().key)] })
    expect(await login(await cluster().issue(robot))).toMatchObject({ status: 200 })
  })

  it('6 checks the issuer where that is switched on and one is set', async () => {
    await configure({ disable_iss_validation: false, issuer: 'kubernetes/serviceaccount' })
    expect(await login(await cluster().issue(robot))).toEqual(denied('invalid issuer (iss) claim'))
    await configure({ disable_iss_validation: false })
    expect(await login(await cluster().issue(robot))).toMatchObject({ status: 200 })
  })

  it('7 needs the audience of the role, as one text or in a list', async () => {
    await role('ci', { audience: 'postern' })
    expect(await login(await cluster().issue(robot))).toEqual(
      denied('invalid audience (aud) claim: audience claim does not match any expected audience'),
    )
    expect(await login(await cluster().issue(robot, { aud: 'postern' }))).toMatchObject({ status: 200 })
  })

  it.each([
    ['is over', { exp: 1000, iat: 900, nbf: 900 }, 'invalid expiration time (exp) claim: token is expired'],
    ['is for later', { nbf: 5_000_000_000 }, 'invalid not before (nbf) claim: token not yet valid'],
    ['was issued later', { iat: 5_000_000_000 }, 'invalid issued at (iat) claim: token issued in the future'],
    ['has a quoted time', { exp: '9' }, 'failed to decode claim "exp": expected number'],
  ])('8 refuses a token that %s', async (_, claims, message) => {
    expect(await login(await cluster().issue(robot, claims))).toEqual(denied(message))
  })

  it('9 needs a service account of the role', async () => {
    expect(await login(await cluster().issue({ ...robot, name: 'other' }))).toEqual(denied('service account name not authorized'))
    expect(await login(await cluster().forge({}))).toEqual(denied('service account name not authorized'))
    await role('ci', { bound_service_account_names: 'ro*,x' })
    expect(await login(await cluster().issue(robot))).toMatchObject({ status: 200 })
  })

  it('10 needs a namespace of the role', async () => {
    expect(await login(await cluster().issue({ ...robot, namespace: 'kube-system' }))).toEqual(denied('namespace not authorized'))
  })

  it('10 selects namespaces by their labels, asked for as the reviewer', async () => {
    const selector = { bound_service_account_namespace_selector: 'matchLabels:\n  team: ops # ours' }
    await role('ci', { ...bound, bound_service_account_namespaces: '', ...selector })
    cluster().answers.set('/api/v1/namespaces/default', () => ({ body: { metadata: { labels: { team: 'ops' } } } }))
    cluster().answers.set('/api/v1/namespaces/dev', () => ({ body: { metadata: { labels: { team: 'dev' } } } }))
    expect(await login(await cluster().issue(robot))).toMatchObject({ status: 200 })
    expect(cluster().requests[0]).toMatchObject({ method: 'GET', headers: { authorization: 'Bearer reviewer' } })
    expect(await login(await cluster().issue({ ...robot, namespace: 'dev' }))).toEqual(denied('namespace not authorized'))
    expect(await login(await cluster().issue({ ...robot, namespace: '../gone' }))).toEqual(
      denied('namespace not authorized err=namespace lookup failed: unexpected answer of the API server: 404 Not Found'),
    )
    await answer('POST', 'auth/kubernetes/config', { kubernetes_host: cluster().host })
    expect(await login(await cluster().issue(robot))).toEqual(
      denied(
        'namespace not authorized err=namespace lookup failed: TokenReviewer JWT needs to be configured to use namespace selectors',
      ),
    )
  })

  it('11 needs what the alias is named by', async () => {
    const claims = { 'kubernetes.io': { namespace: 'default', serviceaccount: { name: 'robot' } } }
    expect(await login(await cluster().issue(robot, claims))).toEqual(refused('could not parse UID from claims', 500))
    const selector = { bound_service_account_namespaces: '*', alias_name_source: 'serviceaccount_name' }
    await role('ci', selector)
    const nowhere = { 'kubernetes.io': { serviceaccount: { name: 'robot', uid: 'u' } } }
    expect(await login(await cluster().issue(robot, nowhere))).toEqual(denied('namespace not authorized'))
  })
})

describe('jwt 11.4: TokenReview', () => {
  beforeAll(async () => {
    await configure()
    await role('ci', { ...bound, audience: '', alias_name_source: 'serviceaccount_uid' })
  })
  const status = (more: object) => ({
    kind: 'TokenReview',
    status: {
      authenticated: true,
      audiences: ['vault'],
      user: { username: 'system:serviceaccount:default:robot', uid: 'uid-1' },
      ...more,
    },
  })

  it('lets in whom the cluster vouches for', async () => {
    cluster().reviewAs(201, status({}))
    expect(await login(await cluster().issue(robot))).toMatchObject({ status: 200 })
  })

  it.each<[string, number, object, string]>([
    ['an HTTP status outside 200 to 206', 207, status({}), 'status'],
    ['no rights to review', 403, { kind: 'Status' }, 'status'],
    ['a Status object', 200, { kind: 'Status', status: 'Failure' }, 'status-object'],
    ['an error', 201, status({ error: 'x' }), 'review-error'],
    ['a token the cluster does not know', 201, status({ authenticated: false }), 'not-authenticated'],
    ['no status', 201, {}, 'not-authenticated'],
    ['an API server that ignores audiences', 201, status({ audiences: undefined }), 'audiences'],
    ['another audience', 201, status({ audiences: ['x'] }), 'audiences'],
    ['a person', 201, status({ user: { username: 'ada', uid: 'uid-1' } }), 'no-service-account'],
    ['another name', 201, status({ user: { username: 'system:serviceaccount:default:x', uid: 'uid-1' } }), 'other-account'],
    ['another namespace', 201, status({ user: { username: 'system:serviceaccount:x:robot', uid: 'uid-1' } }), 'other-account'],
    ['another uid', 201, status({ user: { username: 'system:serviceaccount:default:robot', uid: 'x' } }), 'other-account'],
    ['no JSON', 200, [], 'not-json'],
  ])('refuses %s, and tells why only to who may debug', async (_, code, body, problem) => {
    cluster().reviewAs(code, body)
    const jwt = await cluster().issue(robot)
    expect(await login(jwt)).toEqual(denied())
    const debug = await api().debugKubernetesLogin({ params: { mount: 'kubernetes' }, input: { role: 'ci', jwt } })
    expect(debug?.findings.find(({ verdict }) => verdict === 'refuse')).toMatchObject({
      rule: 'token_review',
      code: 'kubernetes_review',
      message: 'permission denied',
      received: { problem },
    })
  })

  it('refuses a token when the cluster cannot be reached', async () => {
    await configure({ kubernetes_host: 'http://127.0.0.1:1' })
    expect(await login(await cluster().issue(robot))).toEqual(denied())
    await configure()
  })

  it('is never sent on by a redirect (security 4.11)', async () => {
    const elsewhere = `${cluster().host}/elsewhere`
    cluster().answers.set('/apis/authentication.k8s.io/v1/tokenreviews', () => ({
      status: 307,
      headers: { location: elsewhere },
    }))
    cluster().requests.length = 0
    expect(await login(await cluster().issue(robot))).toEqual(denied())
    expect(cluster().requests.map(({ path }) => path)).not.toContain('/elsewhere')
  })
})

describe('jwt 11.5: result', () => {
  it('copies annotations to the alias where the mount does so', async () => {
    await configure({ use_annotations_as_alias_metadata: true })
    await role('ci', { ...bound, alias_name_source: 'serviceaccount_uid' })
    cluster().answers.set('/api/v1/namespaces/default/serviceaccounts/robot', () => ({
      body: { metadata: { annotations: { 'vault.hashicorp.com/alias-metadata-team': 'ops', other: 'x' } } },
    }))
    const { body } = await login(await cluster().issue(robot))
    const { entity_id } = (body as { auth: { entity_id: string } }).auth
    expect(await answer('GET', `identity/entity/id/${entity_id}`)).toMatchObject({
      body: { data: { aliases: [{ metadata: { team: 'ops', service_account_name: 'robot' } }] } },
    })
    await configure()
  })

  it('renews while the role is there, without asking the cluster', async () => {
    await role('brief', { ...bound, token_ttl: 60 })
    const { body } = await login(await cluster().issue(robot), 'brief')
    const { client_token: token } = (body as { auth: { client_token: string } }).auth
    cluster().requests.length = 0
    await role('brief', { token_ttl: 30 })
    const renew = () => answer('POST', 'auth/token/renew', { token })
    expect(await renew()).toMatchObject({ body: { auth: { lease_duration: 30 } } })
    expect(cluster().requests).toEqual([])
    await answer('DELETE', 'auth/kubernetes/role/brief')
    expect(await renew()).toEqual(refused('1 error occurred:\n\t* role "brief" does not exist during renewal\n\n', 500))
  })
})

describe('jwt 15: diagnosis of a kubernetes login', () => {
  const debug = (input: object) => api().debugKubernetesLogin({ params: { mount: 'kubernetes' }, input })

  beforeAll(async () => {
    await configure()
    await role('ci', { ...bound, audience: 'vault', token_policies: 'dev' })
  })

  it('shows every rule, and what a login would give', async () => {
    const found = await debug({ role: 'ci', jwt: await cluster().issue(robot) })
    expect(found).toMatchObject({
      role: 'ci',
      accepted: true,
      token: { claims: { aud: ['vault'] } },
      outcome: { alias_name: 'uid-1', display_name: 'kubernetes-default-robot', policies: ['default', 'dev'] },
    })
    expect(found?.findings.map(({ rule }) => rule)).toEqual([
      'role',
      'token',
      'role_exists',
      'source_address',
      'configuration',
      'token_shape',
      'signature',
      'registered_types',
      'bound_issuer',
      'bound_audiences',
      'times',
      'service_account_name',
      'service_account_namespace',
      'alias_name',
      'token_review',
      'annotations',
      'assigned_policies',
      'entity',
    ])
  })

  it('shows all that is wrong, and shows the token to nobody while something is', async () => {
    cluster().requests.length = 0
    const found = await debug({ role: 'ci', jwt: await cluster().issue({ ...robot, name: 'x' }, { aud: 'y', exp: 1000 }) })
    expect(found?.findings.filter(({ verdict }) => verdict === 'refuse').map(({ rule }) => rule)).toEqual([
      'bound_audiences',
      'times',
      'service_account_name',
    ])
    expect(found?.findings.find(({ rule }) => rule === 'service_account_name')?.fixes).toEqual([
      {
        on: 'role',
        patch: { bound_service_account_names: ['robot', 'x'] },
        advice: 'allow_service_account',
        widens_access: true,
      },
    ])
    expect(cluster().requests).toEqual([])
  })

  it('says without a role what each role would say', async () => {
    await role('narrow', { ...bound, bound_service_account_names: 'nobody' })
    const found = await debug({ jwt: await cluster().issue(robot) })
    const verdicts = Object.fromEntries(found?.roles.map((each) => [each.role, each.accepted]) ?? [])
    expect(verdicts).toMatchObject({ ci: true, narrow: false })
  })

  it('keeps the attempts of the last minutes, without their tokens', async () => {
    const jwt = await cluster().issue(robot, { aud: 'y' })
    await login(jwt)
    const reply = await server().send('auth/kubernetes/attempts?role=ci&limit=1')
    const text = await reply.text()
    expect(JSON.parse(text)).toMatchObject({
      data: {
        attempts: [
          {
            kind: 'kubernetes',
            role: 'ci',
            accepted: false,
            rule: 'bound_audiences',
            claims: { aud: 'y' },
          },
        ],
      },
    })
    expect(text).not.toContain(jwt)
  })

  it('is for those alone who may', async () => {
    expect(await answer('POST', 'auth/kubernetes/debug/login', { role: 'ci', jwt: 'x' }, '')).toMatchObject({ status: 403 })
    expect(await answer('GET', 'auth/kubernetes/attempts', undefined, '')).toMatchObject({ status: 403 })
  })
})
