import { describe, expect, it } from 'vitest'
import { done, missing, refused } from '#testing/answers.ts'
import { openKubernetes } from './kubernetes-house.ts'

const { cluster, answer, api, configure, role, bound } = openKubernetes()

describe('jwt 11.1: configuration', () => {
  it('is replaced as a whole, and never shows the token of the reviewer', async () => {
    expect(await answer('GET', 'auth/kubernetes/config')).toEqual(missing)
    expect(await configure({ issuer: 'cluster', disable_iss_validation: false })).toEqual(done)
    const blank = {
      kubernetes_host: cluster().host,
      kubernetes_ca_cert: '',
      pem_keys: [],
      issuer: '',
      disable_iss_validation: true,
      disable_local_ca_jwt: false,
      use_annotations_as_alias_metadata: false,
      token_reviewer_jwt_set: false,
    }
    const read = () => api().readKubernetesConfig({ params: { mount: 'kubernetes' } })
    expect(await read()).toEqual({
      ...blank,
      issuer: 'cluster',
      disable_iss_validation: false,
      token_reviewer_jwt_set: true,
    })
    await answer('PUT', 'auth/kubernetes/config', { kubernetes_host: cluster().host })
    expect(await read()).toEqual(blank)
  })

  it.each<[object, string]>([
    [{}, 'no host provided'],
    [{ kubernetes_host: 'h', pem_keys: 'x' }, 'data does not contain any valid public keys'],
    [{ kubernetes_host: 'h', disable_local_ca_jwt: true }, 'kubernetes_ca_cert must be given when disable_local_ca_jwt is true'],
    [{ kubernetes_host: 'h', kubernetes_ca_cert: 'x' }, 'The provided CA PEM data contains no valid certificates'],
  ])('refuses %j and stays as it was', async (body, message) => {
    await configure()
    expect(await answer('POST', 'auth/kubernetes/config', body)).toEqual(refused(message))
    expect(await api().readKubernetesConfig({ params: { mount: 'kubernetes' } })).toMatchObject({
      kubernetes_host: cluster().host,
    })
  })
})

describe('jwt 11.2: roles', () => {
  const shown = {
    bound_service_account_names: ['robot', 'dev-*'],
    bound_service_account_namespaces: ['default'],
    bound_service_account_namespace_selector: '',
    alias_name_source: 'serviceaccount_uid',
    token_bound_cidrs: [],
    token_explicit_max_ttl: 0,
    token_max_ttl: 0,
    token_no_default_policy: false,
    token_num_uses: 0,
    token_period: 0,
    token_policies: ['dev'],
    token_strictly_bind_ip: false,
    token_ttl: 0,
    token_type: 'default',
  }

  it('are written, read in any case of the name, listed and deleted', async () => {
    const names = 'robot,dev-*'
    expect(await role('App', { ...bound, bound_service_account_names: names, token_policies: 'dev' })).toEqual(done)
    expect(await api().readKubernetesRole({ params: { mount: 'kubernetes', name: 'aPP' } })).toEqual(shown)
    await role('app', { audience: 'vault', alias_name_source: 'serviceaccount_name' })
    const changed = { ...shown, audience: 'vault', alias_name_source: 'serviceaccount_name' }
    expect(await api().listKubernetesRoles({ params: { mount: 'kubernetes' }, input: { detailed: true } })).toEqual({
      keys: ['app'],
      key_info: { app: changed },
    })
    expect(await answer('DELETE', 'auth/kubernetes/role/APP')).toEqual(done)
    expect(await answer('GET', 'auth/kubernetes/role/app')).toEqual(missing)
    expect(await answer('LIST', 'auth/kubernetes/role')).toEqual(missing)
  })

  it('show the deprecated names that were used', async () => {
    await role('old', { ...bound, policies: 'a', ttl: 1, max_ttl: 2, period: 3, num_uses: 4, bound_cidrs: '10.0.0.0/8' })
    expect(await api().readKubernetesRole({ params: { mount: 'kubernetes', name: 'old' } })).toMatchObject({
      policies: ['a'],
      token_policies: ['a'],
      ttl: 1,
      max_ttl: 2,
      period: 3,
      num_uses: 4,
      bound_cidrs: ['10.0.0.0/8'],
    })
  })

  it.each<[object, string]>([
    [{ bound_service_account_names: '' }, '"bound_service_account_names" can not be empty'],
    [{ bound_service_account_names: 'a,*' }, 'can not mix "*" with values'],
    [
      { bound_service_account_namespaces: '' },
      '"bound_service_account_namespaces" can not be empty if "bound_service_account_namespace_selector" is not set',
    ],
    [{ bound_service_account_namespaces: ['*', 'a'] }, 'can not mix "*" with values'],
    [
      { bound_service_account_namespace_selector: '{"matchExpressions":[]}' },
      'invalid "bound_service_account_namespace_selector" configured',
    ],
    [
      { bound_service_account_namespace_selector: '{"matchLabels":{}}' },
      'invalid "bound_service_account_namespace_selector" configured',
    ],
    [{ alias_name_source: 'name' }, 'invalid alias_name_source, must be one of: serviceaccount_uid, serviceaccount_name'],
    [{ ttl: 2, max_ttl: 1 }, 'token ttl should not be greater than token max ttl'],
    [{ token_ttl: 2, token_max_ttl: 1 }, "'token_ttl' cannot be greater than 'token_max_ttl'"],
    [{ token_period: '769h' }, `token period of '"769h0m0s"' is greater than the backend's maximum lease TTL of '"768h0m0s"'`],
  ])('refuse %j and stay as they were', async (body, message) => {
    await role('stays', bound)
    expect(await role('stays', body)).toEqual(refused(message))
    expect(await api().readKubernetesRole({ params: { mount: 'kubernetes', name: 'stays' } })).toMatchObject({
      bound_service_account_names: ['robot'],
    })
  })

  it('never open names and namespaces both to everything (security 4.11)', async () => {
    const open = { bound_service_account_names: '*', bound_service_account_namespaces: '*' }
    expect(await role('open', open)).toEqual(refused('service_account_names and service_account_namespaces can not both be "*"'))
  })

  it('forget the selector when an update leaves it out', async () => {
    await role('selecting', { ...bound, bound_service_account_namespace_selector: 'matchLabels:\n  team: ops' })
    await role('selecting', { audience: 'vault' })
    expect(await api().readKubernetesRole({ params: { mount: 'kubernetes', name: 'selecting' } })).toMatchObject({
      bound_service_account_namespace_selector: '',
    })
  })

  it('warn when the mount will cut their maximum', async () => {
    expect(await role('long', { ...bound, token_max_ttl: '769h' })).toMatchObject({
      status: 200,
      body: {
        warnings: [
          "max_ttl is greater than the system or backend mount's maximum TTL value; issued tokens' max TTL value will be truncated",
        ],
      },
    })
  })
})

describe('core 5.5: a kubernetes mount that goes', () => {
  it('takes its configuration and roles', async () => {
    await answer('POST', 'sys/auth/brief', { type: 'kubernetes' })
    await answer('POST', 'auth/brief/config', { kubernetes_host: cluster().host })
    await answer('POST', 'auth/brief/role/ci', bound)
    await answer('DELETE', 'sys/auth/brief')
    await answer('POST', 'sys/auth/brief', { type: 'kubernetes' })
    expect(await answer('GET', 'auth/brief/config')).toEqual(missing)
    expect(await answer('GET', 'auth/brief/role/ci')).toEqual(missing)
  })
})
