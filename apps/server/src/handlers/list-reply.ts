import type { DataReply } from './handlers.ts'

/** The names of a list; without any there is nothing to show, which is a 404. */
export function listReply(keys: readonly string[]): DataReply<{ keys: string[] }> | undefined {
  return keys.length === 0 ? undefined : { data: { keys: [...keys] } }
}

/** The same, with more about each name where the caller asked for it. A name that went meanwhile has no entry. */
export async function detailedReply<T>(
  keys: readonly string[],
  isDetailed: boolean | undefined,
  detailsOf: (keys: readonly string[]) => Promise<readonly (T | undefined)[]>,
): Promise<DataReply<{ keys: string[]; key_info?: Record<string, T> }> | undefined> {
  if (keys.length === 0) return undefined
  if (isDetailed !== true) return { data: { keys: [...keys] } }
  const details = await detailsOf(keys)
  const known = keys.flatMap((key, index) => {
    const found = details[index]
    return found === undefined ? [] : [[key, found] as const]
  })
  return { data: { keys: [...keys], key_info: Object.fromEntries(known) } }
}
