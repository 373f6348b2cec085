import { newHex, newUuid } from '#chance/uuid.ts'
import type { Chance } from '#ports/chance.ts'
import { rootNamespace } from '#storage/keys.ts'
import { blankMountConfig } from './blank-config.ts'
import { type Mount, type MountType, systemTypes } from './mount.ts'

/** What is said of a new mount; the rest is as in {@link blankMountConfig}. */
export type MountOrder = Pick<Mount, 'type' | 'path'> & Partial<Omit<Mount, 'namespace' | 'uuid' | 'accessor'>>

/** A mount with an accessor and a uuid of its own, which nothing of an earlier one can match. */
export function newMount(chance: Chance, order: MountOrder): Mount {
  return {
    namespace: rootNamespace,
    accessor: newAccessor(chance, order.type),
    uuid: newUuid(chance),
    description: '',
    local: false,
    seal_wrap: false,
    external_entropy_access: false,
    options: null,
    config: isSystem(order.type) ? { ...blankMountConfig, token_type: '' } : blankMountConfig,
    ...order,
  }
}

function newAccessor(chance: Chance, type: MountType): string {
  return `${isSystem(type) ? '' : 'auth_'}${type}_${newHex(chance, 4)}`
}

function isSystem(type: MountType): boolean {
  return systemTypes.some((system) => system === type)
}
