import { judge } from '#finding.ts'
import { foldedName } from '#identity/name-forms.ts'
import { leaseTtlsOf } from '#mounts/lease-ttls.ts'
import type { Mount } from '#mounts/mount.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import { conflictsByOldNames } from '../../old-ttl-conflict.ts'
import type { Sent } from '../../sent.ts'
import { noTokenFields, type SentTokenFields, tokenFieldsAfter } from '../../token-fields.ts'
import { aliasSources, type KubernetesRole, kubernetesRoleId, kubernetesRoles } from './kubernetes-role.ts'
import { kubernetesRoleRules } from './role-rules.ts'

/** A role as it is sent: what is left out stays as it was, but for the selector. */
export type SentKubernetesRole = SentTokenFields &
  Sent<Omit<KubernetesRole, 'mount' | 'name' | 'token' | 'alias_name_source'> & { readonly alias_name_source: string }>

/** What a write wants said although it was done. */
export type KubernetesRoleWarning = 'max-ttl-truncated'

/** Creates or updates a role (spec/jwt-oidc-auth.md 11.2). */
export async function writeKubernetesRole(
  world: World,
  mount: Mount,
  { name, sent }: { readonly name: string; readonly sent: SentKubernetesRole },
): Promise<readonly KubernetesRoleWarning[]> {
  const { maxTtl } = leaseTtlsOf(mount, world.settings)
  return world.storage.write(async (change) => {
    const before = (await kubernetesRoles.maybe(change, kubernetesRoleId(mount, name))) ?? blankRole(mount, name)
    const role = roleAfter(before, sent)
    refuseFirst(judge(kubernetesRoleRules, { role, maxTtl }))
    await kubernetesRoles.put(change, role)
    return role.token.token_max_ttl > maxTtl ? ['max-ttl-truncated'] : []
  })
}

/** Takes a role away; says nothing when there is none. */
export async function deleteKubernetesRole(world: World, mount: Mount, name: string): Promise<void> {
  await world.storage.write((change) => kubernetesRoles.remove(change, kubernetesRoleId(mount, name)))
}

function roleAfter(before: KubernetesRole, sent: SentKubernetesRole): KubernetesRole {
  if (conflictsByOldNames(before.token, sent)) refuse({ code: 'kubernetes_ttl' })
  return {
    ...before,
    bound_service_account_names: sent.bound_service_account_names ?? before.bound_service_account_names,
    bound_service_account_namespaces: sent.bound_service_account_namespaces ?? before.bound_service_account_namespaces,
    bound_service_account_namespace_selector: sent.bound_service_account_namespace_selector ?? '',
    audience: sent.audience ?? before.audience,
    alias_name_source: sent.alias_name_source === undefined ? before.alias_name_source : aliasSource(sent.alias_name_source),
    token: tokenFieldsAfter(before.token, sent),
  }
}

function aliasSource(sent: string): KubernetesRole['alias_name_source'] {
  return aliasSources.find((source) => source === sent) ?? refuse({ code: 'kubernetes_alias_source' })
}

function blankRole({ uuid }: Mount, name: string): KubernetesRole {
  return {
    mount: uuid,
    name: foldedName(name),
    bound_service_account_names: [],
    bound_service_account_namespaces: [],
    bound_service_account_namespace_selector: '',
    audience: '',
    alias_name_source: 'serviceaccount_uid',
    token: noTokenFields,
  }
}
