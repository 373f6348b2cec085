import type { ApproleRole } from '@postern/contract/resources/approle-role.ts'
import type { approleSettingRoutes } from '@postern/contract/routes/approle/setting-routes.ts'
import type { RouteTable } from '@postern/contract/routes/define-routes.ts'
import { maybeApprole } from '@postern/engine/auth/approle/role.ts'
import { changeApprole, resetApprole, type SentApprole } from '@postern/engine/auth/approle/write-role.ts'
import type { Mount } from '@postern/engine/mounts/mount.ts'
import type { World } from '@postern/engine/world.ts'
import { approleWritten } from './approle-written.ts'
import type { Handlers } from './handlers.ts'
import { shownApprole } from './shown-approle.ts'

interface SettingCall {
  readonly mount: Mount
  readonly params: { readonly role_name: string }
}

/** The settings of a role one by one (spec/core.md 13.1). */
export function approleSettingHandlers(world: World): Handlers<RouteTable<typeof approleSettingRoutes>> {
  const read =
    <D>(of: (role: ApproleRole) => D) =>
    async ({ mount, params }: SettingCall) => {
      const role = await world.storage.read((view) => maybeApprole(view, { mount, role: params.role_name }))
      return role && { data: of(shownApprole(role)) }
    }
  const write = async ({ mount, params, input }: SettingCall & { readonly input: SentApprole }) =>
    approleWritten(await changeApprole(world, { mount, role: params.role_name }, input))
  const reset =
    (blank: SentApprole) =>
    async ({ mount, params }: SettingCall) => {
      await resetApprole(world, { mount, role: params.role_name }, blank)
      return undefined
    }

  return {
    readApprolePolicies: read(({ token_policies, policies }) => ({ token_policies, ...(policies && { policies }) })),
    setApprolePolicies: write,
    resetApprolePolicies: reset({ token_policies: [] }),

    readApproleSecretIdNumUses: read(({ secret_id_num_uses }) => ({ secret_id_num_uses })),
    setApproleSecretIdNumUses: write,
    resetApproleSecretIdNumUses: reset({ secret_id_num_uses: 0 }),

    readApproleSecretIdTtl: read(({ secret_id_ttl }) => ({ secret_id_ttl })),
    setApproleSecretIdTtl: write,
    resetApproleSecretIdTtl: reset({ secret_id_ttl: 0 }),

    readApproleTokenTtl: read(({ token_ttl }) => ({ token_ttl })),
    setApproleTokenTtl: write,
    resetApproleTokenTtl: reset({ token_ttl: 0 }),

    readApproleTokenMaxTtl: read(({ token_max_ttl }) => ({ token_max_ttl })),
    setApproleTokenMaxTtl: write,
    resetApproleTokenMaxTtl: reset({ token_max_ttl: 0 }),

    readApproleTokenNumUses: read(({ token_num_uses }) => ({ token_num_uses })),
    setApproleTokenNumUses: write,
    resetApproleTokenNumUses: reset({ token_num_uses: 0 }),

    readApprolePeriod: read(({ token_period, period }) => ({ token_period, ...(period !== undefined && { period }) })),
    setApprolePeriod: write,
    resetApprolePeriod: reset({ token_period: 0 }),

    readApproleBindSecretId: read(({ bind_secret_id }) => ({ bind_secret_id })),
    setApproleBindSecretId: write,
    resetApproleBindSecretId: reset({ bind_secret_id: true }),

    readApproleSecretIdCidrs: read(({ secret_id_bound_cidrs }) => ({ secret_id_bound_cidrs })),
    setApproleSecretIdCidrs: write,
    resetApproleSecretIdCidrs: reset({ secret_id_bound_cidrs: [] }),

    readApproleBoundCidrList: read(({ secret_id_bound_cidrs }) => ({ bound_cidr_list: secret_id_bound_cidrs })),
    setApproleBoundCidrList: write,
    resetApproleBoundCidrList: reset({ secret_id_bound_cidrs: [] }),

    readApproleTokenCidrs: read(({ token_bound_cidrs }) => ({ token_bound_cidrs })),
    setApproleTokenCidrs: write,
    resetApproleTokenCidrs: reset({ token_bound_cidrs: [] }),

    readApproleLocalSecretIds: read(({ local_secret_ids }) => ({ local_secret_ids })),
    setApproleLocalSecretIds: write,
    resetApproleLocalSecretIds: reset({ local_secret_ids: false }),
  }
}
