import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import { encoded } from './encoded.ts'

/** How many random bytes, and how written. */
export interface RandomOrder {
  readonly bytes?: number | undefined
  readonly format?: string | undefined
  /** What stands in the path behind `random`: a source, a number of bytes, or both. */
  readonly path?: readonly string[]
}

/** The reference's limit; this much itself may be asked for. */
const most = 131_072

// All of them are the system's generator.
const sources: ReadonlySet<string> = new Set(['platform', 'seal', 'all'])

/** Random bytes (spec/core.md 15). */
export function randomData({ chance }: World, { bytes = 32, format = 'base64', path = [] }: RandomOrder): string {
  const [first, second] = path
  const isSourceSaid = first !== undefined && (second !== undefined || sources.has(first))
  if (isSourceSaid && !sources.has(first)) refuse({ code: 'tool_source_unknown', source: first })
  const size = isSourceSaid ? second : first
  const count = size === undefined ? bytes : countOf(size)
  if (count < 1) refuse({ code: 'tool_size_too_small' })
  if (count > most) refuse({ code: 'tool_size_too_large', max: most })
  return encoded(chance.bytes(count), format) ?? refuse({ code: 'tool_random_format_unknown', format })
}

function countOf(size: string): number {
  return /^[+-]?\d+$/.test(size) ? Number(size) : refuse({ code: 'tool_size_unreadable', size })
}
