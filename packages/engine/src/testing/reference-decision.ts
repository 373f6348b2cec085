/** A stanza as the reference below reads it. */
export interface ReferenceStanza {
  readonly path: string
  readonly capabilities: readonly string[]
  readonly allowed: Readonly<Record<string, readonly string[]>>
  readonly denied: Readonly<Record<string, readonly string[]>>
  readonly required: readonly string[]
  readonly minTtl: number
  readonly maxTtl: number
  readonly limit: number
}

export interface ReferenceQuestion {
  readonly operation: 'create' | 'read' | 'update' | 'delete' | 'list' | 'patch' | 'scan'
  readonly path: string
  readonly data: Readonly<Record<string, string>>
  readonly wrapTtl: number
  readonly isRootProtected: boolean
}

export interface ReferenceDecision {
  readonly allowed: boolean
  readonly pattern: string | undefined
  readonly limit: number | undefined
}

/**
 * The ACL decision read off spec/core.md 8.2 to 8.5, sentence by sentence: slow, with no structure but lists, and no
 * line in common with the engine's own. Properties hold the engine against it.
 */
export function referenceDecision(stanzas: readonly ReferenceStanza[], question: ReferenceQuestion): ReferenceDecision {
  const path = question.path.replace(/^\/+/, '')
  const pattern = winningPattern([...new Set(stanzas.map(patternIn))], path, ['list', 'scan'].includes(question.operation))
  if (pattern === undefined) return { allowed: false, pattern, limit: undefined }
  const same = stanzas.filter((stanza) => patternIn(stanza) === pattern)
  const limit = limitFor(same, question)
  const allowed = isPermitted(same, question) && limit !== 'refused'
  return { allowed, pattern, limit: allowed && typeof limit === 'number' ? limit : undefined }
}

// 8.2: A leading `/` is dropped.
const patternIn = ({ path }: ReferenceStanza) => path.replace(/^\//, '')

// 8.2: `+` segments and the old-style quirk.
const isSegmentPattern = (pattern: string) => pattern === '+' || pattern.startsWith('+/') || pattern.includes('/+')
const isExactPattern = (pattern: string) => !isSegmentPattern(pattern) && !pattern.endsWith('*')

function covers(pattern: string, path: string): boolean {
  const stem = pattern.replace(/\*$/, '')
  const segments = stem.split('/').map((segment) => (segment === '+' ? '[^/]*' : segment.replace(/[+*]/g, '\\$&')))
  return new RegExp(`^${segments.join('/')}${pattern.endsWith('*') ? '.*' : ''}$`, 's').test(path)
}

// 8.3: exactly one pattern string wins.
function winningPattern(patterns: readonly string[], path: string, isListing: boolean): string | undefined {
  const bare = path.replace(/\/$/, '')
  const exact = patterns.filter(isExactPattern)
  const others = patterns.filter((pattern) => !isExactPattern(pattern))
  if (exact.includes(path)) return path
  if (isListing && exact.includes(bare)) return bare
  const [first] = ranked(others.filter((pattern) => covers(pattern, path)))
  if (first !== undefined) return first
  return isListing ? ranked(others.filter((pattern) => covers(pattern, bare)))[0] : undefined
}

// 8.3, step 3, the winner first.
function ranked(patterns: readonly string[]): readonly string[] {
  const firstWildcard = (pattern: string) => {
    const index = pattern.split('/').indexOf('+')
    if (index !== -1) return pattern.split('/').slice(0, index).join('/').length + (index > 0 ? 1 : 0)
    return pattern.replace(/\*$/, '').length
  }
  const endsInStar = (pattern: string) => (pattern.endsWith('*') ? 1 : 0)
  const plusSegments = (pattern: string) => pattern.split('/').filter((segment) => segment === '+').length
  return patterns.toSorted(
    (one, other) =>
      firstWildcard(other) - firstWildcard(one) ||
      endsInStar(one) - endsInStar(other) ||
      plusSegments(one) - plusSegments(other) ||
      other.length - one.length ||
      (one < other ? 1 : -1),
  )
}

// 8.3, merging; 8.4; 8.5.
function isPermitted(same: readonly ReferenceStanza[], question: ReferenceQuestion): boolean {
  const capabilities = same.flatMap((stanza) => stanza.capabilities)
  if (capabilities.includes('deny') || !capabilities.includes(question.operation)) return false
  if (question.isRootProtected && !capabilities.includes('sudo')) return false
  return isWrappedRight(same, question) && areParametersRight(same, question)
}

const least = (values: readonly number[]) => values.filter((value) => value > 0).toSorted((one, other) => one - other)[0]

function isWrappedRight(same: readonly ReferenceStanza[], { wrapTtl }: ReferenceQuestion): boolean {
  const min = least(same.map(({ minTtl }) => minTtl))
  const max = least(same.map(({ maxTtl }) => maxTtl))
  if (min === undefined && max === undefined) return true
  return wrapTtl > 0 && wrapTtl >= (min ?? 0) && wrapTtl <= (max ?? Infinity)
}

type Rules = Readonly<Record<string, readonly string[]>>

/** The merged lists by name; an empty one among them wins. */
function united(all: readonly Rules[]): Map<string, readonly string[]> {
  const names = new Set(all.flatMap((rules) => Object.keys(rules)).map((name) => name.toLowerCase()))
  return new Map(
    [...names].map((name) => {
      const lists = all.flatMap((rules) =>
        Object.entries(rules).flatMap(([key, list]) => (key.toLowerCase() === name ? [list] : [])),
      )
      return [name, lists.some((list) => list.length === 0) ? [] : lists.flat()]
    }),
  )
}

function areParametersRight(same: readonly ReferenceStanza[], { operation, data }: ReferenceQuestion): boolean {
  if (!['read', 'create', 'update', 'patch'].includes(operation)) return true
  const sent = Object.entries(data)
  const required = same.flatMap((stanza) => stanza.required.map((name) => name.toLowerCase()))
  if (!required.every((name) => sent.some(([key]) => key === name))) return false
  if (sent.length === 0) return true

  const denied = united(same.map((stanza) => stanza.denied))
  if (denied.has('*')) return false
  const isDenied = sent.some(
    ([key, value]) => denied.has(key.toLowerCase()) && matchesOne(denied.get(key.toLowerCase()) ?? [], value),
  )
  if (isDenied) return false

  const allowed = united(same.map((stanza) => stanza.allowed))
  if (allowed.size === 0 || (allowed.size === 1 && allowed.has('*'))) return true
  return sent.every(([key, value]) => {
    const list = allowed.get(key.toLowerCase())
    return list === undefined ? allowed.has('*') : matchesOne(list, value)
  })
}

function matchesOne(list: readonly string[], value: string): boolean {
  return list.length === 0 || list.some((glob) => new RegExp(`^${glob.replaceAll('*', '.*')}$`).test(value))
}

function limitFor(same: readonly ReferenceStanza[], { operation, data }: ReferenceQuestion): number | 'refused' | undefined {
  const max = least(same.map(({ limit }) => limit))
  if (max === undefined || !['list', 'scan'].includes(operation)) return undefined
  const sent = data['limit']
  if (sent === undefined) return same.some(({ required }) => required.includes('limit')) ? 'refused' : max
  if (!/^\d+$/.test(sent) || Number(sent) > max) return 'refused'
  return Number(sent) === 0 ? max : undefined
}
