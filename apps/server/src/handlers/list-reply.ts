import type { DataReply } from './handlers.ts'

/** The names of a list; without any there is nothing to show, which is a 404. */
export function listReply(keys: readonly string[]): DataReply<{ keys: string[] }> | undefined {
  return keys.length === 0 ? undefined : { data: { keys: [...keys] } }
}
