import { useSuspenseQuery } from '@tanstack/react-query'
import { ButtonLink } from '#components/link.tsx'
import { RoleFrame } from '#components/role/role-frame.tsx'
import { TokenDetails } from '#components/token/token-details.tsx'
import { kubernetesAuth } from '#lib/api/kubernetes-auth.ts'
import { paths } from '#lib/paths.ts'
import { Card } from '#ui/card.tsx'
import { Details, Names } from '#ui/details.tsx'
import { kubernetesRoleNamed, kubernetesRoot } from './queries.ts'

interface KubernetesRolePageProps {
  readonly mount: string
  readonly name: string
}

/** A role of a kubernetes mount. */
export function KubernetesRolePage({ mount, name }: KubernetesRolePageProps) {
  const { data: role } = useSuspenseQuery(kubernetesRoleNamed(mount, name))
  const { readKubernetesRole, writeKubernetesRole, deleteKubernetesRole } = kubernetesAuth
  const call = { params: { mount, name } }
  return (
    <RoleFrame
      mount={mount}
      name={name}
      read={() => ({ exchange: readKubernetesRole.exchange(call), secrets: readKubernetesRole.secrets })}
      writeNeed={writeKubernetesRole.need(call.params)}
      deleteNeed={deleteKubernetesRole.need(call.params)}
      remove={() => deleteKubernetesRole.send(call)}
      touches={[kubernetesRoot(mount)]}
      actions={
        <ButtonLink to={paths.debugger(mount)} search={{ role: name }}>
          Debug a login
        </ButtonLink>
      }
    >
      <Card title="Who may log in">
        <Details
          rows={[
            {
              label: 'Service accounts',
              apiName: 'bound_service_account_names',
              value: <Names of={role.bound_service_account_names} />,
            },
            {
              label: 'Namespaces',
              apiName: 'bound_service_account_namespaces',
              value: <Names of={role.bound_service_account_namespaces} />,
            },
            {
              label: 'Namespaces with the labels',
              apiName: 'bound_service_account_namespace_selector',
              value: role.bound_service_account_namespace_selector ? (
                <code>{role.bound_service_account_namespace_selector}</code>
              ) : (
                'none'
              ),
            },
            { label: 'Audience', apiName: 'audience', value: role.audience ?? 'any' },
            {
              label: 'Known by',
              apiName: 'alias_name_source',
              value: role.alias_name_source === 'serviceaccount_uid' ? 'its uid' : 'its namespace and name',
            },
          ]}
        />
      </Card>
      <TokenDetails of={role} />
    </RoleFrame>
  )
}
