import { entities, type Entity } from '#identity/entity.ts'
import { aliasKey } from '#identity/alias.ts'
import type { Mount } from '#mounts/mount.ts'
import type { World } from '#world.ts'
import type { Caller } from '../caller.ts'
import { maySudo } from '../may-sudo.ts'
import { tokenRoles, type TokenRole } from '../roles/token-role.ts'
import { type PolicyResolution, resolvePolicies } from './resolve-policies.ts'
import { type TokenWish, type WishedDuration, wishedDuration } from './token-wish.ts'

/** A request for a token: by whom, along which of the three paths, and with what in it. */
export interface TokenCreation {
  readonly caller: Caller
  /** The token mount. */
  readonly mount: Mount
  /** The path that was called; `sudo` on it is what counts. */
  readonly path: string
  readonly isOrphanPath: boolean
  readonly roleName?: string
  readonly wish: TokenWish
}

/** Everything the rules of spec/core.md 9.4 look at. */
export interface CreationFacts extends TokenCreation {
  readonly isSudo: boolean
  /** Absent when none was named, or none has the name. */
  readonly role: TokenRole | undefined
  /** The type that role and call come to; undefined for one that does not exist. */
  readonly type: 'service' | 'batch' | undefined
  readonly resolution: PolicyResolution
  /** The entity that has the asked-for alias already. */
  readonly aliasOwner: Entity | undefined
  readonly durations: { readonly [field in 'explicit_max_ttl' | 'period' | 'ttl' | 'lease']: WishedDuration }
}

/** Gathers the facts in one look at the store. */
export function creationFacts(world: World, creation: TokenCreation): Promise<CreationFacts> {
  const { caller, mount, path, roleName, wish } = creation
  return world.storage.read(async (view) => {
    const role = roleName === undefined ? undefined : await tokenRoles.maybe(view, roleName)
    const isSudo = maySudo(caller, path)
    const alias = wish.entity_alias ? aliasKey({ mountAccessor: mount.accessor, name: wish.entity_alias }) : undefined
    return {
      ...creation,
      isSudo,
      role,
      type: tokenTypeOf(role, wish.type ?? ''),
      resolution: resolvePolicies({
        requested: wish.policies ?? [],
        parent: caller.tokenPolicies,
        isSudo,
        withoutDefault: wish.no_default_policy ?? false,
        role,
      }),
      aliasOwner: alias === undefined ? undefined : await entities.maybeBy(view, 'byAlias', alias),
      durations: {
        explicit_max_ttl: wishedDuration(wish.explicit_max_ttl),
        period: wishedDuration(wish.period),
        ttl: wishedDuration(wish.ttl),
        lease: wishedDuration(wish.ttl ? '' : wish.lease),
      },
    }
  })
}

function tokenTypeOf(role: TokenRole | undefined, sent: string): 'service' | 'batch' | undefined {
  const forced = role?.token_type
  if (forced === 'service' || forced === 'batch') return forced
  if (sent === '') return forced === 'default-batch' ? 'batch' : 'service'
  return sent === 'service' || sent === 'batch' ? sent : undefined
}
