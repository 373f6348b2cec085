/** A moment as the wire writes it: RFC 3339 in UTC. Seconds since the epoch. */
export function wireTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}
