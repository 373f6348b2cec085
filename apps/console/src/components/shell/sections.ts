import { paths } from '#lib/paths.ts'

export interface SectionLink {
  readonly label: string
  readonly to: string
  /** The letter behind `g` that leads there. */
  readonly letter?: string
  /** Other beginnings of addresses that belong to it. */
  readonly also?: readonly string[]
}

export interface Section {
  readonly label: string
  readonly links: readonly SectionLink[]
}

/** The sidebar: five groups, one word each; every link is a noun of the API (spec/console.md c.2). */
export const sections: readonly Section[] = [
  { label: 'Home', links: [{ label: 'Dashboard', to: paths.home, letter: 'h' }] },
  {
    label: 'Sign-in',
    links: [{ label: 'Auth mounts', to: paths.authMounts, letter: 'a', also: ['/vault/settings/auth'] }],
  },
  {
    label: 'People',
    links: [
      { label: 'Entities', to: paths.entities, letter: 'e' },
      { label: 'Groups', to: paths.groups, letter: 'r' },
    ],
  },
  {
    label: 'Apps',
    links: [
      { label: 'Overview', to: paths.oidc, letter: 'o' },
      { label: 'Clients', to: paths.clients, letter: 'c' },
      { label: 'Providers', to: paths.providers, letter: 'v' },
      { label: 'Scopes', to: paths.scopes, letter: 's' },
      { label: 'Assignments', to: paths.assignments, letter: 'i' },
      { label: 'Keys', to: paths.keys, letter: 'k' },
    ],
  },
  {
    label: 'Access',
    links: [
      { label: 'Policies', to: paths.policies, letter: 'p', also: ['/vault/policy'] },
      { label: 'Simulator', to: paths.simulator, letter: 'u' },
      { label: 'Tokens', to: paths.tokens, letter: 't' },
    ],
  },
]
