import type { ListedToken } from '@postern/contract/resources/token.ts'
import { queryOptions } from '@tanstack/react-query'
import { tokens } from '#lib/api/tokens.ts'
import type { ListQuestion, ListSearch } from '#lib/list-search.ts'

/** Everything read of tokens begins with it. */
export const tokenRoot = ['token'] as const

/** A token in its list, by accessor; never its value. */
export interface TokenRow {
  readonly accessor: string
  readonly token: ListedToken | undefined
}

/** Tokens of an entity, or children of a token, or all. */
export interface TokenSearch extends ListSearch {
  readonly entity?: string | undefined
  readonly parent?: string | undefined
}

export const tokenList =
  ({ entity, parent }: Pick<TokenSearch, 'entity' | 'parent'>) =>
  ({ after, limit = 50 }: ListSearch): ListQuestion<TokenRow> => ({
    queryKey: [...tokenRoot, 'list', entity, parent, after, limit],
    queryFn: async () => {
      const input = {
        limit,
        ...(after ? { after } : {}),
        ...(entity ? { entity_id: entity } : {}),
        ...(parent ? { parent } : {}),
      }
      const { keys, key_info: info, next } = await tokens.listTokens.send({ input })
      return { rows: keys.map((accessor) => ({ accessor, token: info[accessor] })), next }
    },
  })

export const tokenAt = (accessor: string) =>
  queryOptions({
    queryKey: [...tokenRoot, 'one', accessor],
    queryFn: () => tokens.lookupTokenByAccessor.send({ input: { accessor } }),
  })
