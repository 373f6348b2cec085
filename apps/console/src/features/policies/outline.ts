/** A stanza as an outline shows it. */
export interface OutlineEntry {
  readonly path: string
  readonly line: number
}

/** The paths a policy speaks about, in their order. Comments do not count. */
export function outlineOf(policy: string): readonly OutlineEntry[] {
  return policy.split('\n').flatMap((text, index) => {
    const path = /^\s*"?path"?\s+"((?:[^"\\]|\\.)*)"/.exec(text)?.[1]
    return path === undefined ? [] : [{ path, line: index + 1 }]
  })
}
