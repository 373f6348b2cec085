/** The name the fewest edits away, if that is few. */
export function nearestOf(name: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((known) => ({ known, distance: editDistance(name, known) }))
    .toSorted((one, other) => one.distance - other.distance)
  const [best] = ranked
  return best && best.distance <= Math.max(2, name.length / 3) ? best.known : undefined
}

/** Levenshtein's distance, by rows. */
function editDistance(one: string, other: string): number {
  const start = Array.from({ length: other.length + 1 }, (_, index) => index)
  const last = [...one].reduce<readonly number[]>((above, letter, row) => nextRow({ above, letter, row, other }), start)
  return last.at(-1) ?? 0
}

interface Row {
  readonly above: readonly number[]
  readonly letter: string
  readonly row: number
  readonly other: string
}

function nextRow({ above, letter, row, other }: Row): readonly number[] {
  const current = [row + 1]
  for (let column = 0; column < other.length; column += 1) {
    const replaced = (above[column] ?? 0) + (other[column] === letter ? 0 : 1)
    current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
  }
  return current
}
