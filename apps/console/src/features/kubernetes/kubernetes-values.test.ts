import { describe, expect, it } from 'vitest'
import { kubernetesRoleCallOf, kubernetesRoleRules, newKubernetesRole, pemsIn } from './kubernetes-values.ts'

const fit = {
  ...newKubernetesRole,
  name: 'app',
  bound_service_account_names: ['app'],
  bound_service_account_namespaces: ['prod'],
}

describe('a role for service accounts', () => {
  it('is sent without blank lines', () => {
    const call = kubernetesRoleCallOf('kubernetes')({ ...fit, bound_service_account_names: ['app', ' ', ''] })
    expect(call.input.bound_service_account_names).toEqual(['app'])
  })

  it('can be saved with names and namespaces', () => {
    expect(kubernetesRoleRules(fit)).toEqual({})
  })

  it('can choose namespaces by their labels alone', () => {
    const role = { ...fit, bound_service_account_namespaces: [], bound_service_account_namespace_selector: '{"matchLabels": {}}' }
    expect(kubernetesRoleRules(role)).toEqual({})
  })

  it.each([
    ['no names', { bound_service_account_names: [] }, 'bound_service_account_names'],
    ['no namespaces', { bound_service_account_namespaces: [] }, 'bound_service_account_namespaces'],
    [
      'every pod of the cluster',
      { bound_service_account_names: ['*'], bound_service_account_namespaces: ['*'] },
      'bound_service_account_names',
    ],
    [
      'a selector that is no object',
      { bound_service_account_namespace_selector: 'team=a' },
      'bound_service_account_namespace_selector',
    ],
  ] as const)('stops at %s', (_, part, field) => {
    expect(Object.keys(kubernetesRoleRules({ ...fit, ...part }))).toEqual([field])
  })
})

it('takes keys apart', () => {
  const pem = (name: string) => `-----BEGIN PUBLIC KEY-----\n${name}\n-----END PUBLIC KEY-----`
  expect(pemsIn(`${pem('a')}\n\n${pem('b')}`)).toEqual([pem('a'), pem('b')])
})
