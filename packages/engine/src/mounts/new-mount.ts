import { newHex, newUuid } from '#chance/uuid.ts'
import type { Change } from '#ports/storage.ts'
import { rootNamespace } from '#storage/keys.ts'
import type { World } from '#world.ts'
import { isAuthType, type Mount, type MountConfig, type MountType } from './mount.ts'
import { mounts } from './mount-store.ts'

/** What a mount is like when nobody said otherwise. */
export const plainConfig: MountConfig = {
  default_lease_ttl: 0,
  max_lease_ttl: 0,
  force_no_cache: false,
  token_type: '',
  listing_visibility: '',
  audit_non_hmac_request_keys: [],
  audit_non_hmac_response_keys: [],
  passthrough_request_headers: [],
  allowed_response_headers: [],
}

/** The same for an auth method. */
export const plainAuthConfig: MountConfig = { ...plainConfig, token_type: 'default-service' }

/** What is said of a new mount. */
export type MountOrder = Pick<Mount, 'type' | 'path'> & Partial<Omit<Mount, 'namespace' | 'uuid' | 'accessor' | 'isLeaving'>>

/** A mount with a uuid and an accessor of its own, which nothing of an earlier one can match. */
export async function newMount(world: World, change: Change, order: MountOrder): Promise<Mount> {
  return {
    namespace: rootNamespace,
    accessor: await newAccessor(world, change, order.type),
    uuid: newUuid(world.chance),
    description: '',
    local: false,
    seal_wrap: false,
    external_entropy_access: false,
    options: null,
    config: isAuthType(order.type) ? plainAuthConfig : plainConfig,
    ...order,
  }
}

/** An accessor that no mount has. */
async function newAccessor({ chance }: World, change: Change, type: MountType): Promise<string> {
  const stem = isAuthType(type) ? `auth_${type}` : type
  for (;;) {
    const accessor = `${stem}_${newHex(chance, 4)}`
    if ((await mounts.idBy(change, 'byAccessor', accessor)) === undefined) return accessor
  }
}
