import type { ListedToken } from '@postern/contract/resources/token.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import { hasChildren } from './cut-off.ts'
import { idBehind, livingTokens } from './list-accessors.ts'
import type { Token } from './token.ts'
import { isSpent, tokens, ttlLeft } from './token-store.ts'
import { idOfAccessor } from './token-value.ts'

/** Which tokens are shown: behind an accessor, of an entity, or made with a token. */
export interface TokenQuery {
  readonly after?: string | undefined
  readonly limit?: number | undefined
  readonly entity_id?: string | undefined
  /** The accessor of the parent. */
  readonly parent?: string | undefined
}

/** A page of tokens by accessor; `next` begins the following one. */
export interface TokenPage {
  readonly keys: string[]
  readonly key_info: Record<string, ListedToken>
  readonly next?: string
}

const usual = 100
const most = 1000

/** Tokens with owner, policies and life, never with their values (design 5.12). */
export async function listTokens(world: World, query: TokenQuery): Promise<TokenPage> {
  const { limit = 0, entity_id = '' } = query
  const wanted = limit > 0 ? Math.min(limit, most) : usual
  const found: Token[] = []
  for await (const token of candidates(world, query)) {
    if (entity_id !== '' && token.entityId !== entity_id) continue
    found.push(token)
    if (found.length > wanted) break
  }
  const shown = found.slice(0, wanted)
  const listed = await Promise.all(shown.map(async (token) => [token.accessor, await listedToken(world, token)] as const))
  const last = shown.at(-1)
  return {
    keys: shown.map(({ accessor }) => accessor),
    key_info: Object.fromEntries(listed),
    ...(found.length > wanted && last !== undefined ? { next: last.accessor } : {}),
  }
}

async function* candidates(world: World, { after = '', parent = '' }: TokenQuery): AsyncGenerator<Token> {
  const behind = await idBehind(world, after)
  if (parent === '') yield* livingTokens(world, behind)
  else yield* childrenOf(world, parent, behind)
}

async function* childrenOf(world: World, accessor: string, behind: string | undefined): AsyncGenerator<Token> {
  const parent = idOfAccessor(await secretsOf(world), accessor)
  const page = { limit: most + 1, ...(behind === undefined ? {} : { after: behind }) }
  const children = await world.storage.read(async (view) =>
    tokens.maybeMany(view, await tokens.idsBy(view, 'byParent', parent, page)),
  )
  for (const child of children) if (child !== undefined && !isSpent(child, world.clock.now())) yield child
}

async function listedToken(world: World, token: Token): Promise<ListedToken> {
  return {
    display_name: token.displayName,
    entity_id: token.entityId,
    policies: [...token.policies],
    path: token.path,
    orphan: token.isOrphan,
    renewable: token.isRenewable,
    creation_time: token.creationTime,
    expire_time: token.expireTime ?? null,
    ttl: ttlLeft(token, world.clock.now()),
    num_uses: token.numUses,
    ...(token.role === undefined ? {} : { role: token.role }),
    has_children: await world.storage.read((view) => hasChildren(view, token.id)),
  }
}
