import type { Transport } from '@postern/contract/client/create-client.ts'
import type { Page } from '@postern/pages/page.ts'
import type { OpenedSession } from '@postern/engine/sessions/open-session.ts'

/** A browser that comes to one of the pages. */
export interface Visit {
  /** The browser's own name, from a cookie that says nothing else; undefined when it brought none. */
  readonly browser: string | undefined
  /** The cookie of its sign-in for apps. */
  readonly session: string | undefined
  /** The cookie of its sign-in to the console. */
  readonly console: string | undefined
  /** The API, as any client without a token reaches it. */
  readonly api: Transport
  /** It navigates as people's browsers do, and says so. */
  readonly isBrowser: boolean
  readonly remoteAddress: string
  readonly requestId: string
}

/** What changes in the browser's cookies. */
interface CookieChanges {
  /** A name for a browser that had none. */
  readonly browser?: string
  readonly session?: OpenedSession | 'ended'
  /** A sign-in to the console. */
  readonly console?: OpenedSession
}

/** What an app says of a person's languages, and since when they are here. */
export interface Locales {
  /** BCP 47 tags, with spaces between them. */
  readonly tags: string
  /** Seconds since the epoch. */
  readonly since: number
}

/** A page, with what its frame and its headers need to know. */
export interface ShownPage extends CookieChanges {
  readonly page: Page
  readonly status: number
  /** Where forms of the page may lead, beside ourselves. */
  readonly formsLeadTo?: readonly string[]
  /** Its own address, if it can be asked for again. */
  readonly here?: string
  readonly locales?: Locales
  readonly headers?: Readonly<Record<string, string>>
}

/** The way on. */
export interface SentOn extends CookieChanges {
  readonly status: 302 | 303
  readonly location: string
}

/** What a browser gets. */
export type PageAnswer = ShownPage | SentOn

/** What a form brought. */
export type Form = URLSearchParams
