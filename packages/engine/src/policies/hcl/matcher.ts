/** Finds a pattern at one place of a text and nowhere behind it. */
export type Matcher = (text: string, at: number) => string | undefined

/** A matcher for a pattern. */
export function matcherOf({ source, flags }: RegExp): Matcher {
  const sticky = new RegExp(source, `${flags}y`)
  return (text, at) => {
    sticky.lastIndex = at
    return sticky.exec(text)?.[0]
  }
}
