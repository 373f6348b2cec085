import { secretIdDetails, type SecretIdDetails } from '@postern/contract/resources/approle-secret-id.ts'
import type { approleRoutes } from '@postern/contract/routes/approle.ts'
import { type CreatedSecretId, createCustomSecretId, createSecretId } from '@postern/engine/auth/approle/create-secret-id.ts'
import {
  destroyAccessor,
  destroySecretId,
  lookupAccessor,
  lookupSecretId,
} from '@postern/engine/auth/approle/destroy-secret-id.ts'
import { listSecretIds } from '@postern/engine/auth/approle/list-secret-ids.ts'
import type { SecretId } from '@postern/engine/auth/approle/secret-id.ts'
import { tidySecretIds } from '@postern/engine/auth/approle/tidy-secret-ids.ts'
import type { Mount } from '@postern/engine/mounts/mount.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { tidyStarted } from './tidy-reply.ts'

type Handled =
  | 'createSecretId'
  | 'createCustomSecretId'
  | 'listSecretIds'
  | 'lookupSecretId'
  | 'destroySecretId'
  | 'deleteSecretId'
  | 'lookupSecretIdByAccessor'
  | 'destroySecretIdByAccessor'
  | 'deleteSecretIdByAccessor'
  | 'tidySecretIds'

interface AtRole {
  readonly mount: Mount
  readonly params: { readonly role_name: string }
}

/** Secret ids of roles (spec/core.md 13.1). */
export function approleSecretHandlers(world: World): Pick<Handlers<typeof approleRoutes>, Handled> {
  const destroy = async (call: AtRole & { readonly input: { readonly secret_id?: string | undefined } }) => {
    await destroySecretId(world, at(call), call.input.secret_id ?? '')
    return undefined
  }
  const destroyByAccessor = async (call: AtRole & { readonly input: { readonly secret_id_accessor?: string | undefined } }) => {
    await destroyAccessor(world, at(call), call.input.secret_id_accessor ?? '')
    return undefined
  }
  return {
    createSecretId: async (call) => ({ data: shownOnce(await createSecretId(world, at(call), call.input)) }),
    createCustomSecretId: async (call) => ({ data: shownOnce(await createCustomSecretId(world, at(call), call.input)) }),
    async listSecretIds(call) {
      const found = await listSecretIds(world, at(call), call.input)
      if (found.length === 0) return undefined
      const keys = found.map(({ accessor }) => accessor)
      if (call.input.detailed !== true) return { data: { keys } }
      return {
        data: { keys, key_info: Object.fromEntries(found.map((secretId) => [secretId.accessor, shownSecretId(secretId)])) },
      }
    },
    async lookupSecretId(call) {
      const found = await lookupSecretId(world, at(call), call.input.secret_id ?? '')
      return found && { data: shownSecretId(found) }
    },
    destroySecretId: destroy,
    deleteSecretId: destroy,
    lookupSecretIdByAccessor: async (call) => ({
      data: shownSecretId(await lookupAccessor(world, at(call), call.input.secret_id_accessor ?? '')),
    }),
    destroySecretIdByAccessor: destroyByAccessor,
    deleteSecretIdByAccessor: destroyByAccessor,
    async tidySecretIds({ mount }) {
      await tidySecretIds(world, mount)
      return tidyStarted
    },
  }
}

const at = ({ mount, params }: AtRole) => ({ mount, role: params.role_name })

/** The only time a secret id is shown. */
const shownOnce = ({ value, accessor, ttl, numUses }: CreatedSecretId) => ({
  secret_id: value,
  secret_id_accessor: accessor,
  secret_id_ttl: ttl,
  secret_id_num_uses: numUses,
})

// What the reference prints for a time that will not come.
const never = '0001-01-01T00:00:00Z'

function shownSecretId(secretId: SecretId): SecretIdDetails {
  const { accessor, numUses, ttl, createdAt, updatedAt, expireTime, metadata, cidrs, tokenBoundCidrs } = secretId
  return secretIdDetails.parse({
    secret_id_accessor: accessor,
    secret_id_num_uses: numUses,
    secret_id_ttl: ttl,
    creation_time: new Date(createdAt).toISOString(),
    expiration_time: expireTime === undefined ? never : new Date(expireTime * 1000).toISOString(),
    last_updated_time: new Date(updatedAt).toISOString(),
    metadata,
    cidr_list: cidrs,
    token_bound_cidrs: tokenBoundCidrs,
  })
}
