/** A group as logins report it, against the groups that follow it here. */
export interface GroupMatch {
  readonly reported: string
  /** The group that follows it; undefined for an orphan. */
  readonly group?: { readonly id: string; readonly name: string } | undefined
  /** Another name that looks alike, and how it differs. */
  readonly near?: string | undefined
}

interface Follower {
  readonly alias: string
  readonly group: { readonly id: string; readonly name: string }
}

/** What the server found behind a reported name: the group that follows it, or none. */
export interface Looked {
  readonly reported: string
  readonly group: GroupMatch['group'] | undefined
}

/** Says of each name that no group follows which follower comes near it. Which group follows a name the server said. */
export function matchGroups(looked: readonly Looked[], followers: readonly Follower[]): readonly GroupMatch[] {
  return looked.map(({ reported, group }) =>
    group === undefined ? { reported, near: nearOf(reported, followers) } : { reported, group },
  )
}

/** Groups that follow a name nobody reported. */
export function unreported(looked: readonly Looked[], followers: readonly Follower[]): readonly Follower[] {
  const followed = new Set(looked.map(({ group }) => group?.id))
  return followers.filter(({ group }) => !followed.has(group.id))
}

function nearOf(name: string, followers: readonly Follower[]): string | undefined {
  const near = followers.find(({ alias }) => withoutSlash(alias) === withoutSlash(name))
  return near === undefined ? undefined : `${near.alias} looks alike, but differs by the slash before it.`
}

const withoutSlash = (name: string) => name.trim().toLowerCase().replace(/^\/+/, '')

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether some names are ids and some are not: one side speaks of ids, the other of names (as with Entra). */
export function mixesIds(names: readonly string[]): boolean {
  const ids = names.filter((name) => guid.test(name)).length
  return ids > 0 && ids < names.length
}

/** Whether logins report ids while the groups here follow names. */
export function speaksPast(reported: readonly string[], aliases: readonly string[]): boolean {
  return (
    reported.length > 0 &&
    aliases.length > 0 &&
    reported.every((name) => guid.test(name)) &&
    !aliases.some((name) => guid.test(name))
  )
}

/** The groups in some claims, by the name or JSON pointer of the claim. */
export function groupsIn(claims: Readonly<Record<string, unknown>>, claim: string): readonly string[] {
  const value = claim.startsWith('/') ? pointed(claims, claim) : claims[claim]
  const list = Array.isArray(value) ? value : [value]
  return list.filter((item): item is string => typeof item === 'string' && item !== '')
}

function pointed(value: unknown, pointer: string): unknown {
  let at = value
  for (const part of pointer.slice(1).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = Object.getOwnPropertyDescriptor(at, key)?.value
  }
  return at
}
