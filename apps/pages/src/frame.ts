import type { Language } from '#words/languages.ts'

/** What surrounds every page. */
export interface Frame {
  readonly language: Language
  readonly theme: 'system' | 'light' | 'dark'
  /** Addresses of the static files. */
  readonly stylesheet: string
  readonly script: string
  readonly requestId: string
  /** The page's own address with a query, to which a choice of language is added; absent where a page has no address. */
  readonly here?: string | undefined
  readonly help?: string | undefined
}

/** Where a form goes, and the proof that it came from a page of ours in the same browser. */
export interface FormTarget {
  readonly action: string
  readonly token: string
}
