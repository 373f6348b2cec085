import type { World } from '#world.ts'
import { type AskedJson, askedJson } from './asked-json.ts'
import { googleAccessToken } from './google-access.ts'
import type { ProviderCallFailure, ProviderHandler } from './provider-handler.ts'
import type { GsuiteSettings } from './provider-settings.ts'

const directory = 'https://admin.googleapis.com/admin/directory/v1'
const groupScope = 'https://www.googleapis.com/auth/admin.directory.group.readonly'
const userScope = 'https://www.googleapis.com/auth/admin.directory.user.readonly'
const mostPages = 200
const mostGroups = 2000

/** Google Workspace: its tokens carry no groups, its Directory API does (spec/jwt-oidc-auth.md 10.2). */
export function gsuiteHandler(settings: GsuiteSettings): ProviderHandler {
  return {
    async userInfo({ world, user }) {
      if (!settings.fetch_user_info || settings.user_custom_schemas === '') return { added: {} }
      const token = await googleAccessToken(world, settings, userScope)
      if (typeof token !== 'string') return token
      const query = new URLSearchParams({ projection: 'custom', customFieldMask: settings.user_custom_schemas })
      const answer = await asked(world, token, `users/${encodeURIComponent(user)}?${query.toString()}`)
      if ('failed' in answer) return answer
      const { customSchemas } = answer.json
      return { added: isObject(customSchemas) ? customSchemas : {} }
    },
    async groups({ world, user }) {
      if (!settings.fetch_groups) return undefined
      const token = await googleAccessToken(world, settings, groupScope)
      return typeof token === 'string' ? groupsOf({ world, settings, token }, user) : token
    },
  }
}

interface Search {
  readonly world: World
  readonly settings: GsuiteSettings
  readonly token: string
}

/** The groups of a person, then the groups of those, as deep as the settings say. */
async function groupsOf(search: Search, user: string): Promise<readonly string[] | ProviderCallFailure> {
  const found = new Set<string>()
  let layer: readonly string[] = [user]
  for (let depth = 0; depth <= search.settings.groups_recurse_max_depth && layer.length > 0; depth += 1) {
    const next: string[] = []
    for (const member of layer) {
      const groups = await groupsWith(search, member)
      if ('failed' in groups) return groups
      next.push(...groups.filter((group) => !found.has(group)))
      for (const group of groups) found.add(group)
      if (found.size > mostGroups) return { failed: { problem: 'too-many-pages', limit: mostGroups } }
    }
    layer = next
  }
  return [...found]
}

/** The groups a person or a group is directly in. */
async function groupsWith({ world, settings, token }: Search, member: string): Promise<readonly string[] | ProviderCallFailure> {
  const groups: string[] = []
  let pageToken = ''
  for (let page = 0; page < mostPages; page += 1) {
    const query = new URLSearchParams({
      userKey: member,
      ...(settings.domain === '' ? {} : { domain: settings.domain }),
      ...(pageToken === '' ? {} : { pageToken }),
    })
    const answer = await asked(world, token, `groups?${query.toString()}`)
    if ('failed' in answer) return answer
    groups.push(...emailsIn(answer.json['groups']))
    const { nextPageToken } = answer.json
    if (typeof nextPageToken !== 'string' || nextPageToken === '') return groups
    pageToken = nextPageToken
  }
  return { failed: { problem: 'too-many-pages', limit: mostPages } }
}

function asked(world: World, token: string, path: string): Promise<AskedJson | ProviderCallFailure> {
  return askedJson(world, { url: `${directory}/${path}`, headers: { authorization: `Bearer ${token}` } })
}

function emailsIn(groups: unknown): readonly string[] {
  if (!Array.isArray(groups)) return []
  return groups.flatMap((group: unknown) => (isObject(group) && typeof group['email'] === 'string' ? [group['email']] : []))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
