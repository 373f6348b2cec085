/** What a template may know of a person. */
export interface PersonFacts {
  readonly id: string
  readonly name: string
  readonly metadata: Readonly<Record<string, string>>
  /** Direct and inherited, internal and external, sorted by name. */
  readonly groups: readonly { readonly id: string; readonly name: string }[]
  readonly aliases: readonly AliasFacts[]
}

export interface AliasFacts {
  readonly accessor: string
  readonly id: string
  readonly name: string
  readonly metadata: Readonly<Record<string, string>>
  readonly customMetadata: Readonly<Record<string, string>>
}

/** What a template is filled in with. Without a person, a template that asks for one contributes nothing (13.4). */
export interface TemplateFacts {
  readonly person: PersonFacts | undefined
  /** Seconds since the epoch. */
  readonly now: number
}

/** The person a template is tried on when it is written: nobody in particular. */
export const nobody: PersonFacts = { id: '', name: '', metadata: {}, groups: [], aliases: [] }
