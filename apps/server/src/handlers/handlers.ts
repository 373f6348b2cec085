import type { DataOf, InputOf, Operation, ParamsOf, Route, RouteTable } from '@postern/contract/routes/define-routes.ts'
import type { Mount } from '@postern/engine/mounts/mount.ts'
import type { Caller } from '@postern/engine/tokens/caller.ts'
import type { Grant } from '@postern/engine/tokens/grant.ts'
import type { PresentedToken } from '@postern/engine/tokens/token-desk.ts'

/** What a handler may know of the request beyond its parsed parameters. */
export interface RequestFacts {
  readonly id: string
  readonly operation: Operation
  /** Behind `/v1/`, without a namespace: `auth/jwt/login`. */
  readonly path: string
  readonly namespace: string
  /** The client's address, as the trusted proxies tell it. */
  readonly remoteAddress: string
  /** Lower-case names. Never the caller's token (CVE-2026-4525). */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The token a request came with, only on routes that judge it themselves. */
  readonly presented?: { readonly token: PresentedToken; readonly isBearer: boolean }
  /** The names that were sent, before coercion: an omitted field is not the same as an empty one. */
  readonly sent: ReadonlySet<string>
  /** The parameters as they were sent. */
  readonly body: Readonly<Record<string, unknown>>
  /** Whether the reply goes into a wrapping token instead of to the caller. */
  readonly isWrapped: boolean
  /** On routes that take one: the wrapping token that is meant, which was good a moment ago. */
  readonly wrappingToken?: string
}

/** One parsed request. `caller` is absent on open routes, and on routes that take any caller. */
export interface Call<R extends Route> {
  readonly params: ParamsOf<R>
  readonly input: InputOf<R>
  readonly caller: R extends { readonly isOpen: true } ? Caller | undefined : Caller
  readonly mount: Mount
  readonly request: RequestFacts
}

/** A reply in the envelope. Nothing at all → 204 for a change, 404 for a read or list. */
export interface DataReply<D> {
  readonly data?: D | undefined
  readonly warnings?: readonly string[]
  /** 200 unless said, e.g. 202 for work that goes on. */
  readonly status?: number
}

/** A reply whose bytes the handler makes itself. */
export interface RawReply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON; bytes and text as they are. */
  readonly body?: object | string | Uint8Array
}

/** What a handler of this route answers. */
export type ReplyOf<R extends Route> = R extends { readonly replies: 'raw' }
  ? RawReply
  : R extends { readonly replies: 'auth' }
    ? Grant | undefined | (R extends { readonly mayAnswerPage: true } ? RawReply : never)
    : DataReply<DataOf<R>> | undefined

/** Answers one route. */
export type Handler<R extends Route> = (call: Call<R>) => ReplyOf<R> | Promise<ReplyOf<R>>

/** Answers a route that distinguishes create from update: `exists` is asked before the ACL. */
export interface CreatingHandler<R extends Route> {
  exists(call: Call<R>): Promise<boolean>
  write: Handler<R>
}

/** A handler for each route of a table. */
export type Handlers<T extends RouteTable> = {
  readonly [Name in keyof T['routes']]: T['routes'][Name] extends { readonly distinguishesCreate: true }
    ? CreatingHandler<T['routes'][Name]>
    : Handler<T['routes'][Name]>
}
