/** Gives the next of some things each time it is asked, and begins again behind the last. */
export function inTurn<T>(things: readonly T[]): () => T | undefined {
  let asked = 0
  return () => things[asked++ % things.length]
}
