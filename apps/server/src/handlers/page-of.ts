/** How a list is paged, as it was sent. */
export interface SentPage {
  readonly after?: string | undefined
  /** 0 or less for all. */
  readonly limit?: number | undefined
}

/** The part of a list that was asked for. */
export function pageOf({ after = '', limit = 0 }: SentPage): { readonly after?: string; readonly limit?: number } {
  return { ...(after === '' ? {} : { after }), ...(limit > 0 ? { limit } : {}) }
}
