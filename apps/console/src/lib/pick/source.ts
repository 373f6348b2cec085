/** One thing that can be picked. */
export interface PickOption {
  /** What is sent. */
  readonly value: string
  /** What people read. */
  readonly label: string
  readonly hint?: string
}

/** Where a picker finds what can be picked. */
export interface PickSource {
  /** Tells sources apart in the cache. */
  readonly name: string
  readonly find: (typed: string) => Promise<readonly PickOption[]>
  /** What people read for a value that was picked before; without it the value itself. */
  readonly label?: (value: string) => Promise<string>
  /** A value that is not found may be written. */
  readonly takesAnything?: boolean
}

/** How many are offered at once; typing narrows them. */
export const pickLimit = 20
