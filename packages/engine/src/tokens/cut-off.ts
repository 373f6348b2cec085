import { hasCubbyhole } from '#cubbyhole/cubbyhole-store.ts'
import type { Change, View } from '#ports/storage.ts'
import { pendingRevocations } from './pending-revocations.ts'
import type { Token } from './token.ts'
import { tokens } from './token-store.ts'

/** A token that is gone, and whether something still hangs on it. */
export interface CutOff {
  readonly token: Token
  readonly hasRemains: boolean
}

/**
 * Takes a token away within a change: from then on it is refused, and so are its children, whose parent is missing.
 * What hangs on it is noted and cleared afterwards (`clear-remains.ts`). Undefined when there is no such token.
 */
export async function cutOff(change: Change, id: string): Promise<CutOff | undefined> {
  const token = await tokens.remove(change, id)
  if (token === undefined) return undefined
  const hasRemains = await hasSomething(change, id)
  if (hasRemains) await pendingRevocations.put(change, { id })
  return { token, hasRemains }
}

/** Whether the token has children or a cubbyhole. */
async function hasSomething(view: View, id: string): Promise<boolean> {
  return (await hasChildren(view, id)) || (await hasCubbyhole(view, id))
}

/** Whether other tokens live and die with it. */
export async function hasChildren(view: View, id: string): Promise<boolean> {
  return (await tokens.idsBy(view, 'byParent', id, { limit: 1 })).length > 0
}
