/** A link of a chain of records: the record with this number has this hash, in hexadecimal. */
export interface ChainHead {
  readonly chain: string
  readonly record: number
  readonly hash: string
}

/** A place that audit records are written to. */
export interface AuditSink {
  readonly id: string
  readonly target:
    | { readonly kind: 'file'; readonly path: string; readonly mode: number | undefined }
    | { readonly kind: 'stdout' }
    | { readonly kind: 'discard' }
  /** The heads of earlier chains that the store knows; asked for when a new chain begins. */
  anchors(): Promise<readonly ChainHead[]>
}

/** Where audit records are written, one line each, numbered and chained. */
export interface AuditLog {
  /**
   * Writes a record, a JSON object as text, behind those before it; resolves when the system has taken it. Rejects when
   * it was not taken within five seconds.
   */
  append(sink: AuditSink, record: string): Promise<void>
  /** The last link of the chain that is being written; undefined when nothing was written yet. */
  head(id: string): ChainHead | undefined
  /** Lets go of a place that gets no more records. */
  release(id: string): Promise<void>
}
