import type { QueryClient } from '@tanstack/react-query'
import { createRoute, lazyRouteComponent, useParams, useSearch } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { z } from 'zod'
import { signedIn } from './root.tsx'

type ParamIn<Part extends string> = Part extends `$${infer Name}` ? { readonly [K in Name]: string } : unknown

type ParamsIn<Path extends string> = Path extends `${infer Head}/${infer Tail}` ? ParamIn<Head> & ParamsIn<Tail> : ParamIn<Path>

/** What a page is given: what its address says, and nothing of the router. */
interface PageProps<Params, Search> {
  readonly params: Params
  readonly search: Search
}

interface PageDefinition<Path extends string, Search> {
  /** `$name` is one segment of any text. */
  readonly path: Path
  /** What the page understands behind `?`. */
  readonly search?: z.ZodType<Search>
  /** Brings the page's code, when it is first wanted. */
  readonly show: () => Promise<ComponentType<PageProps<ParamsIn<Path>, Search>>>
  /** Begins to read what the page will show, while its code is still on the way. */
  readonly load?: (about: PageProps<ParamsIn<Path>, Search> & { readonly queries: QueryClient }) => Promise<unknown>
}

/** A page behind the sign-in. */
export function page<const Path extends string, Search = Record<never, never>>({
  path,
  search,
  show,
  load,
}: PageDefinition<Path, Search>) {
  const Show = lazyRouteComponent(async () => {
    const Page = await show()
    return {
      default: function ShownPage() {
        // The path and the schema of this very route say what they hold.
        const params: unknown = useParams({ strict: false })
        const found: unknown = useSearch({ strict: false })
        return <Page params={params as ParamsIn<Path>} search={found as Search} />
      },
    }
  })
  return createRoute({
    getParentRoute: () => signedIn,
    path,
    ...(search === undefined ? {} : { validateSearch: search }),
    loaderDeps: ({ search: found }) => ({ search: found }),
    loader: async ({ context, params, deps }) => {
      // As above: this route's own path and schema.
      const about = { params: params as ParamsIn<Path>, search: deps.search as Search }
      await load?.({ ...about, queries: context.queries })
    },
    component: Show,
  })
}
