const verb = 'LIST '
// Node's parser knows LINK and LOCK, so the S is the first letter it cannot accept.
const known = 'LI'

/** What Node tells of bytes its parser refused. */
export interface RefusedBytes {
  readonly code?: string
  readonly rawPacket?: Buffer
  /** Where in the packet the parser stopped. */
  readonly bytesParsed?: number
}

/**
 * The bytes from the refused letter on, when they may be those of LIST. Letters that came in an earlier packet are gone,
 * but only LI can have been before an S that is refused at the beginning of a packet, or an unknown verb no worse.
 */
export function restOfVerb({ code, rawPacket, bytesParsed }: RefusedBytes): Buffer | undefined {
  if (code !== 'HPE_INVALID_METHOD' || rawPacket === undefined || bytesParsed === undefined) return undefined
  const before = rawPacket.subarray(Math.max(0, bytesParsed - known.length), bytesParsed).toString('latin1')
  const rest = rawPacket.subarray(bytesParsed)
  return known.endsWith(before) && verbIn(rest) !== 'another' ? rest : undefined
}

/** What is behind the verb, or that more bytes are needed to tell, or that it is another verb. */
export function verbIn(rest: Buffer): Buffer | 'incomplete' | 'another' {
  const missing = verb.slice(known.length)
  const start = rest.subarray(0, missing.length).toString('latin1')
  if (start === missing) return rest.subarray(missing.length)
  return missing.startsWith(start) ? 'incomplete' : 'another'
}
