import type { z } from 'zod'

/** What a request does to a path; POST and PUT are the same `write` (spec/core.md 1.1). */
export type Operation = 'read' | 'list' | 'write' | 'patch' | 'delete'

/** Where a table of routes is mounted. `auth/:mount` tables serve every mount of the given types. */
export interface Place {
  /** `sys`, `identity`, `cubbyhole`, `auth/token`, or `auth/:mount`. */
  readonly at: string
  /** The mount types that speak these routes, for `auth/:mount`. */
  readonly types?: readonly string[]
}

/**
 * One operation on one path.
 * `data`: the reply travels in the envelope (nothing → 204 for a change, 404 for a read);
 * `auth`: a login or renewal; `raw`: the handler says status, headers and bytes itself.
 */
export type ReplyKind = 'data' | 'auth' | 'raw'

/** A route: said once, used by handlers, binding, client and the OpenAPI document. */
export interface Route {
  readonly operation: Operation
  /**
   * Relative to the place. `:name` is one segment matching the name pattern (spec/core.md 1.2), `:name*` is the rest
   * of the path with its slashes, or what stands before the literal behind it, `:name+` one segment of any characters.
   */
  readonly path: string
  readonly summary: string
  /** Body of a write or patch, query of a read, list or delete; fields from `@postern/contract/fields`. */
  readonly input?: z.ZodObject
  /** What `data` holds. */
  readonly data?: z.ZodType
  /** Default `data`. */
  readonly replies?: ReplyKind
  /** Needs no token. */
  readonly isOpen?: true
  /** Open, but tells its handler who is there when a token is sent; a token that is none is refused. */
  readonly recognisesCaller?: true
  /** Open, and its handler judges by itself the token that a request came with, as userinfo does. */
  readonly judgesToken?: true
  /** Needs the sudo capability beside the operation's own (spec/core.md 6). */
  readonly needsSudo?: true
  /** A write to a missing object needs `create`, to an existing one `update` (spec/core.md 1.1). */
  readonly distinguishesCreate?: true
  /** Takes any parameters, so it never warns of unknown ones. */
  readonly takesAnything?: true
  /** Repeats each member of `data` at the envelope's top level (spec/core.md 1.4). */
  readonly repeatsAtTop?: true
  /**
   * Speaks of a wrapping token, sent as `token` or else the caller's own. One that is none, or is used up, is refused
   * before anything else, and using it here does not count as a use (spec/core.md 11.2).
   */
  readonly takesWrappingToken?: true
  /** Browsers are sent here too: the handler of an `auth` route may answer a page instead of a token. */
  readonly mayAnswerPage?: true
  /** Postern's own, beyond Vault and OpenBao (design 5.12). */
  readonly isExtension?: true
}

/** A place and its routes by name. */
export interface RouteTable<
  R extends Readonly<Record<string, Route>> = Readonly<Record<string, Route>>,
  P extends Place = Place,
> {
  readonly place: P
  readonly routes: R
}

/** Keeps the exact type of the place and of each route, so that handlers and client are typed from them. */
export function defineRoutes<const P extends Place, const R extends Readonly<Record<string, Route>>>(
  place: P,
  routes: R,
): RouteTable<R, P> {
  return { place, routes }
}

type ParamName<Part extends string> = Part extends `:${infer Name}*`
  ? Name
  : Part extends `:${infer Name}+`
    ? Name
    : Part extends `:${infer Name}`
      ? Name
      : never

type ParamNames<Path extends string> = Path extends `${infer Head}/${infer Tail}`
  ? ParamName<Head> | ParamNames<Tail>
  : ParamName<Path>

/** The names a path captures, each as text. */
export type ParamsOf<R extends Route> = { readonly [Name in ParamNames<R['path']>]: string }

/** The coerced parameters of a route; a field that was not sent is undefined. */
export type InputOf<R extends Route> = R extends { readonly input: infer I extends z.ZodObject }
  ? z.output<I>
  : Record<never, never>

/** What a client may send: the same fields, written plainly. */
export type SendOf<R extends Route> = R extends { readonly input: infer I extends z.ZodObject }
  ? { readonly [K in keyof z.output<I>]?: z.output<I>[K] | string | number | null }
  : Record<never, never>

/** What the reply's `data` holds. */
export type DataOf<R extends Route> = R extends { readonly data: infer D extends z.ZodType } ? z.output<D> : undefined
