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

/** Pairs what logins report with the names groups follow. Names are compared exactly, as the engine does. */
export function matchGroups(reported: readonly string[], followers: readonly Follower[]): readonly GroupMatch[] {
  const byAlias = new Map(followers.map((follower) => [follower.alias, follower.group]))
  return [...new Set(reported)].toSorted().map((name) => {
    const group = byAlias.get(name)
    return group === undefined ? { reported: name, near: nearOf(name, followers) } : { reported: name, group }
  })
}

/** Groups that follow a name nobody reported. */
export function unreported(reported: readonly string[], followers: readonly Follower[]): readonly Follower[] {
  const names = new Set(reported)
  return followers.filter(({ alias }) => !names.has(alias))
}

function nearOf(name: string, followers: readonly Follower[]): string | undefined {
  const near = followers.find(({ alias }) => plain(alias) === plain(name))
  return near === undefined ? undefined : `${near.alias} looks alike, but ${differenceOf(near.alias, name)}`
}

const plain = (name: string) => name.trim().toLowerCase().replace(/^\/+/, '')

function differenceOf(one: string, other: string): string {
  if (one.trim() === other.trim()) return 'has blanks at its ends.'
  if (one.replace(/^\/+/, '') === other.replace(/^\/+/, '')) return 'differs by the slash before it.'
  return 'is spelt in other capitals.'
}

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
