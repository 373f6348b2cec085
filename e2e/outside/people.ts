/** Somebody whom the outside identity provider knows. */
export interface OutsidePerson {
  /** What the provider calls them; it never changes. */
  readonly sub: string
  readonly username: string
  readonly password: string
  readonly name: string
  readonly email: string
  readonly groups: readonly string[]
}

/** Everybody of an imagined company. */
export const outsidePeople = [
  {
    sub: '00u1ada',
    username: 'ada',
    password: 'engine-no-1',
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    groups: ['platform', 'everyone'],
  },
  {
    sub: '00u2grace',
    username: 'grace',
    password: 'nanosecond',
    name: 'Grace Hopper',
    email: 'grace@example.com',
    groups: ['developers', 'everyone'],
  },
  {
    sub: '00u3mary',
    username: 'mary',
    password: 'supernova',
    name: 'Mary Somerville',
    email: 'mary@example.com',
    groups: ['contractors'],
  },
] as const satisfies readonly OutsidePerson[]
