import { useQuery } from '@tanstack/react-query'
import { ownCapabilities } from '#lib/capabilities.ts'
import { lackingOf } from '#lib/lacking.ts'
import type { Need } from '#lib/operation.ts'

/** Why the person signed in cannot do something; undefined when they can, or when it is not known yet. */
export function useCannot(need: Need): string | undefined {
  const [cannot] = useCannots([need])
  return cannot
}

/** The same for several operations of a page, in one question. */
export function useCannots(needs: readonly Need[]): readonly (string | undefined)[] {
  const paths = [...new Set(needs.map(({ path }) => path))].toSorted()
  const { data } = useQuery(ownCapabilities(paths))
  return needs.map((need) => {
    const has = data?.[need.path]
    return has === undefined ? undefined : lackingOf(need, has)
  })
}
