import { EdgeRefusal, refuseMalformed, refuseWith, refuseWordless } from './edge-refusal.ts'

const longestUrl = 8192
// Nothing to clean and nothing to decode: what nearly every request sends.
const plainPath = /^(?:\/\.?[\w~!$&'()*+,;=:@-][\w~!$&'()*+,;=:@.-]*)+\/?$/
const uncleanPath = /\/\/|\/\.\.?(?:\/|$)/
const relativeSegment = /(?:^|\/)\.\.?(?:\/|$)/
// What Go's unicode.IsPrint takes for printable.
const unprintable = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u

/** A request target, split and made safe to compare: decoded once, and never again (spec/core.md 1.2). */
export interface Target {
  /** Decoded, with its leading slash. */
  readonly path: string
  /** As sent, without the question mark. */
  readonly query: string
}

/** Splits and decodes the target of a request line; refuses what could be read in two ways. */
export function targetOf(url: string): Target {
  if (url.length > longestUrl) refuseWith(414, 'the request URL is too long')
  const split = url.indexOf('?')
  const raw = split < 0 ? url : url.slice(0, split)
  const query = split < 0 ? '' : url.slice(split + 1)
  return { path: plainPath.test(raw) ? raw : decoded(raw, query), query }
}

function decoded(raw: string, query: string): string {
  if (raw === '/') return raw
  if (!raw.startsWith('/')) refuseWordless(400)
  if (uncleanPath.test(raw)) redirectTo(cleaned(raw), query)
  const path = unescaped(raw)
  if (path.includes('\\') || path.includes('\0')) refuseWordless(400)
  if (relativeSegment.test(path)) refuseMalformed('relative paths not supported')
  if (unprintable.test(path)) refuseWordless(400)
  return path
}

function unescaped(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    return refuseWordless(400)
  }
}

function redirectTo(path: string, query: string): never {
  throw new EdgeRefusal({ status: 307, body: '', headers: { Location: query === '' ? path : `${path}?${query}` } })
}

/** The path without empty, `.` and `..` segments, as Go's path.Clean leaves it; a trailing slash stays. */
function cleaned(raw: string): string {
  const kept: string[] = []
  const segments = raw.split('/')
  for (const segment of segments) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(segment)
  }
  const endsOpen = segments.at(-1) === '' && kept.length > 0
  return `/${kept.join('/')}${endsOpen ? '/' : ''}`
}
