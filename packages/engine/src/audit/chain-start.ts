import { z } from 'zod'
import type { ChainHead } from '#ports/audit-log.ts'

const head = z.object({ chain: z.string(), record: z.number(), hash: z.string() })

const chainStart = z.object({
  time: z.string(),
  type: z.literal('chain'),
  /** The last record that stood in the file. */
  follows: head.nullable(),
  /** The heads of earlier chains, as the store knew them. */
  anchors: z.array(head),
  /** Bytes of a record before it that a crash cut off; 0 for none. */
  torn: z.number(),
})

/** The first record of a chain: what was there before it. */
export type ChainStart = z.output<typeof chainStart>

/** The first record of a chain, as text. */
export function chainStartText({ time, ...start }: Omit<ChainStart, 'type'>): string {
  return JSON.stringify({ time, type: 'chain', ...start } satisfies ChainStart)
}

/** What a record says as the first of its chain; undefined when it is another. */
export function maybeChainStart(text: string): ChainStart | undefined {
  if (!text.includes('"type":"chain"')) return undefined
  const parsed = chainStart.safeParse(parsedJson(text))
  return parsed.success ? parsed.data : undefined
}

/** Every earlier head that it vouches for. */
export function headsIn({ follows, anchors }: ChainStart): readonly ChainHead[] {
  return follows === null ? anchors : [follows, ...anchors]
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
