const home = '/ui/go/'

/** What a person can do on an errand beside looking at it. */
export const errandActs = ['sign-in', 'decide', 'switch'] as const
export type ErrandAct = (typeof errandActs)[number]

/** The address of an errand, or of something to do there. */
export function errandAddress(name: string, act?: ErrandAct): string {
  return act === undefined ? home + name : `${home}${name}/${act}`
}

/** The address that sends the browser to the identity provider of a mount. */
export function outsideAddress(name: string, mount: string): string {
  return `${home}${name}/with/${encodeURIComponent(mount)}`
}

/** What an address below {@link home} names. */
export interface ErrandPlace {
  readonly name: string
  readonly act?: ErrandAct
  /** The mount whose identity provider is wanted. */
  readonly mount?: string
}

/** Reads a decoded address; undefined for one that is no errand's. */
export function errandPlaceOf(path: string): ErrandPlace | undefined {
  if (!path.startsWith(home)) return undefined
  const [, name = '', act, rest] = /^([^/]+)(?:\/([^/]+)(?:\/(.+))?)?$/.exec(path.slice(home.length)) ?? []
  if (name === '') return undefined
  if (act === undefined) return { name }
  if (act === 'with' && rest !== undefined) return { name, mount: rest }
  const known = errandActs.find((each) => each === act)
  return known === undefined || rest !== undefined ? undefined : { name, act: known }
}
