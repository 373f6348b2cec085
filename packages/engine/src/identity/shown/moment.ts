/** A moment of a record as the wire writes it: RFC 3339 in UTC. Milliseconds since the epoch. */
export function momentOf(millis: number): string {
  return new Date(millis).toISOString()
}
