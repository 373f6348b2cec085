/**
 * An ordered map of bytes with serializable transactions: all the engine asks of a store.
 *
 * A key is well-formed text without U+0000 (`storage/keys.ts` escapes what comes from outside) of at most 2048 bytes,
 * which is what the trees of a database can hold; keys are ordered as the bytes of their UTF-8. A value belongs to the store once it is put, and to everybody once it is read: nobody
 * changes its bytes.
 */
export interface Storage {
  /** Works on a consistent view: nothing changes while `work` runs, and every write that had resolved is in it. */
  read<T>(work: (view: View) => Promise<T>): Promise<T>
  /**
   * All or nothing, as if alone. May run again after a conflict, so `work` does nothing but read and write this one
   * change, and waits for nothing else. Resolves when durable.
   */
  write<T>(work: (change: Change) => Promise<T>): Promise<T>
  /** Keys whose `expiresAt` is at or before `now`, the oldest first; none while another instance sweeps. */
  expired(now: number, limit: number): Promise<readonly string[]>
  /** Tells which keys changed, in this process before its `write` resolves, in others soon. Gives the way to stop. */
  onChange(listener: (changed: Changed) => void): () => void
  /** Waits for the writes under way, and gives up whatever the store holds open. */
  close(): Promise<void>
}

/** The keys that changed; `everything` when they are not known, after a connection was lost. */
export type Changed = readonly string[] | 'everything'

/** The map as it was at one moment; within a change, with what that change has put so far. */
export interface View {
  get(key: string): Promise<Uint8Array | undefined>
  /** One answer per key, in their order. */
  getMany(keys: readonly string[]): Promise<readonly (Uint8Array | undefined)[]>
  range(range: Range): Promise<readonly Row[]>
  /** The keys of a range without their values, which is cheaper. */
  keys(range: Range): Promise<readonly string[]>
}

/** A view that can also write. Expired rows are ordinary rows here: who reads a record judges its age. */
export interface Change extends View {
  put(key: string, value: Uint8Array, options?: PutOptions): void
  delete(key: string): void
}

/** A run of neighbours: the keys that begin with `prefix`, in order. */
export interface Range {
  readonly prefix: string
  /** Begin behind this key; when reversed, before it. */
  readonly after?: string
  readonly limit: number
  readonly reverse?: boolean
}

export interface Row {
  readonly key: string
  readonly value: Uint8Array
}

export interface PutOptions {
  /** Seconds since the epoch; the row then appears in {@link Storage.expired}. A put without it never expires. */
  readonly expiresAt?: number
}
