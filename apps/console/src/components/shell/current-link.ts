import { sections } from './sections.ts'

const beginnings = sections.flatMap(({ links }) =>
  links.flatMap(({ to, also = [] }) => [to, ...also].map((start) => ({ start, to }))),
)

/** The section link a page belongs to: the one whose address is the longest beginning of the page's. */
export function currentLink(pathname: string): string | undefined {
  return beginnings
    .filter(({ start }) => pathname === start || pathname.startsWith(`${start}/`))
    .toSorted((a, b) => b.start.length - a.start.length)
    .at(0)?.to
}
