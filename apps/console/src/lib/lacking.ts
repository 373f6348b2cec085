import type { Need } from './operation.ts'

/** What somebody with these capabilities lacks, in words; undefined when they lack nothing. */
export function lackingOf({ path, anyOf, isSudo }: Need, has: readonly string[]): string | undefined {
  if (has.includes('root')) return undefined
  const isGranted = anyOf.some((capability) => has.includes(capability)) && !has.includes('deny')
  if (isGranted && (!isSudo || has.includes('sudo'))) return undefined
  const lacks = isGranted ? 'sudo' : anyOf.join('` or `')
  return `Needs \`${lacks}\` on ${path}`
}
