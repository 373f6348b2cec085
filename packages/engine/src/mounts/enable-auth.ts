import { judge } from '#finding.ts'
import { mapOrNull } from '#identity/text-map.ts'
import { refuse, refuseFirst } from '#refusal.ts'
import type { World } from '#world.ts'
import { draftConfig } from './config-draft.ts'
import { enableRules, type MountDraft } from './enable-rules.ts'
import { type AuthType, isEnabledType, type Mount } from './mount.ts'
import { mountPath } from './mount-path.ts'
import { mounts } from './mount-store.ts'
import { type MountWish, wishedType } from './mount-wish.ts'
import { type MountOrder, newMount, plainAuthConfig } from './new-mount.ts'
import { refuseTakenRoute } from './taken-route.ts'

/** Mounts an auth method (spec/core.md 5.3). */
export async function enableAuth(world: World, wish: MountWish): Promise<Mount> {
  const draft = draftOf(world, wish)
  refuseFirst(judge(enableRules, draft))
  const order = orderOf(draft)

  return world.storage.write(async (change) => {
    await refuseTakenRoute(change, order)
    const mount = await newMount(world, change, order)
    await mounts.put(change, mount)
    return mount
  })
}

function draftOf({ settings }: World, wish: MountWish): MountDraft {
  const type = wishedType(wish)
  return { ...draftConfig(plainAuthConfig, { type, sent: wish.config ?? {}, settings }), path: mountPath(wish.path), wish }
}

function orderOf({ path, type, config, wish }: MountDraft): MountOrder & { readonly type: AuthType } {
  if (!isEnabledType(type)) return refuse({ code: 'mount_type_unknown', type })
  return {
    path,
    type,
    config,
    description: wish.description ?? '',
    local: wish.local ?? false,
    seal_wrap: wish.seal_wrap ?? false,
    external_entropy_access: wish.external_entropy_access ?? false,
    options: mapOrNull(wish.options ?? {}),
  }
}
