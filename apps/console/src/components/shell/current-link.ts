import { sections } from './sections.ts'

const addresses = sections.flatMap(({ links }) => links.map(({ to }) => to))

/** The section link a page belongs to: the one whose address is the longest beginning of the page's. */
export function currentLink(pathname: string): string | undefined {
  return addresses
    .filter((to) => pathname === to || pathname.startsWith(`${to}/`))
    .toSorted((a, b) => b.length - a.length)
    .at(0)
}
