import type { KubernetesRole } from '@postern/contract/resources/kubernetes-role.ts'
import { ApiError } from '@postern/contract/client/api-error.ts'
import { queryOptions } from '@tanstack/react-query'
import { kubernetesAuth } from '#lib/api/kubernetes-auth.ts'
import { listPage, pageInput, type ListQuestion, type ListSearch } from '#lib/list-search.ts'

/** Everything read of the roles of a mount begins with it. */
export const kubernetesRoot = (mount: string) => ['kubernetes-role', mount] as const

/** A role as its list shows it; the details are missing when it went meanwhile. */
export interface KubernetesRow {
  readonly name: string
  readonly role: KubernetesRole | undefined
}

export const kubernetesRoleList =
  (mount: string) =>
  (search: ListSearch): ListQuestion<KubernetesRow> => ({
    queryKey: [...kubernetesRoot(mount), 'list', search],
    queryFn: async () => {
      const input = { ...pageInput(search), detailed: true }
      const answer = await kubernetesAuth.listKubernetesRoles.send({ params: { mount }, input })
      return listPage(answer, search, (name, role): KubernetesRow => ({ name, role }))
    },
  })

export const kubernetesRoleNamed = (mount: string, name: string) =>
  queryOptions({
    queryKey: [...kubernetesRoot(mount), 'one', name],
    queryFn: () => kubernetesAuth.readKubernetesRole.send({ params: { mount, name } }),
  })

/** The cluster of a mount; null when none is configured yet. */
export const kubernetesConfig = (mount: string) =>
  queryOptions({
    queryKey: ['kubernetes-config', mount],
    queryFn: async () => {
      try {
        return await kubernetesAuth.readKubernetesConfig.send({ params: { mount } })
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null
        throw error
      }
    },
  })
