import type { Adapter, AdapterPayload } from 'oidc-provider'

const entries = new Map<string, AdapterPayload>()
const membersOf = new Map<string, string[]>()
const sessions = new Map<string, string>()

/**
 * Keeps everything in memory, as the adapter that oidc-provider brings for trying it out, but without that one's limit
 * of a thousand entries, which a single round would exceed.
 */
export function createMapAdapter(model: string): Adapter {
  const keyOf = (id: string) => `${model}:${id}`
  return {
    async upsert(id, payload) {
      if (model === 'Session' && payload.uid !== undefined) sessions.set(payload.uid, id)
      const { grantId } = payload
      if (grantId !== undefined && model !== 'Session') {
        const members = membersOf.get(grantId)
        if (members === undefined) membersOf.set(grantId, [keyOf(id)])
        else members.push(keyOf(id))
      }
      entries.set(keyOf(id), payload)
    },
    find: async (id) => entries.get(keyOf(id)),
    findByUserCode: async () => undefined,
    findByUid: async (uid) => entries.get(keyOf(sessions.get(uid) ?? '')),
    async consume(id) {
      const payload = entries.get(keyOf(id))
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000)
    },
    async destroy(id) {
      entries.delete(keyOf(id))
    },
    async revokeByGrantId(grantId) {
      for (const key of membersOf.get(grantId) ?? []) entries.delete(key)
      membersOf.delete(grantId)
    },
  }
}
