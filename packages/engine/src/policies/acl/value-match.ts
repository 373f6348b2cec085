import type { Json } from '#finding.ts'

/** Whether a value that was sent is one of those a policy lists; an empty list is every value. */
export function isListed(listed: readonly Json[], sent: unknown): boolean {
  return listed.length === 0 || listed.some((value) => isMatch(value, sent))
}

function isMatch(listed: Json, sent: unknown): boolean {
  return typeof listed === 'string' && typeof sent === 'string' ? isGlobMatch(listed, sent) : isEqual(listed, sent)
}

/** `*` at either end of the policy's value stands for anything. */
function isGlobMatch(glob: string, text: string): boolean {
  const isOpenEnded = glob.endsWith('*')
  const isOpenStarted = glob.startsWith('*')
  if (glob === '*') return true
  if (isOpenStarted && isOpenEnded) return text.includes(glob.slice(1, -1))
  if (isOpenStarted) return text.endsWith(glob.slice(1))
  return isOpenEnded ? text.startsWith(glob.slice(0, -1)) : text === glob
}

// In the reference the numbers of a policy and those of JSON are of two kinds, which never equal each other (spec/core.md 8.5).
function isEqual(listed: Json, sent: unknown): boolean {
  if (typeof listed === 'number') return false
  if (typeof listed !== 'object' || listed === null) return listed === sent
  if (typeof sent !== 'object' || sent === null || Array.isArray(listed) !== Array.isArray(sent)) return false
  const theirs = new Map<string, unknown>(Object.entries(sent))
  const ours = Object.entries(listed)
  return ours.length === theirs.size && ours.every(([key, value]) => theirs.has(key) && isEqual(value ?? null, theirs.get(key)))
}
