import type { Writes } from '@postern/engine/ports/storage/buffered-change.ts'

/** Changes on their way to the writer's thread: few large things, since each costs to be handed over. */
export interface Packed {
  readonly keys: readonly string[]
  /** How many bytes of `bytes` each key's value has; -1 deletes the key. */
  readonly lengths: Int32Array<ArrayBuffer>
  /** When each row expires; NaN for never. */
  readonly expiries: Float64Array<ArrayBuffer>
  readonly bytes: Uint8Array<ArrayBuffer>
  /** How many rows each change has. */
  readonly sizes: readonly number[]
}

/** One row of a change. */
export interface PackedRow {
  readonly key: string
  /** Undefined deletes the key. */
  readonly value: Uint8Array | undefined
  readonly expiresAt: number | null
}

export function packed(changes: readonly Writes[]): Packed {
  const rows = changes.flatMap((writes) => [...writes])
  const lengths = Int32Array.from(rows, ([, write]) => (write === 'deleted' ? -1 : write.value.byteLength))
  const expiries = Float64Array.from(rows, ([, write]) => (write === 'deleted' ? Number.NaN : (write.expiresAt ?? Number.NaN)))
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + Math.max(0, length), 0))
  let end = 0
  for (const [, write] of rows) {
    if (write === 'deleted') continue
    bytes.set(write.value, end)
    end += write.value.byteLength
  }
  return { keys: rows.map(([key]) => key), lengths, expiries, bytes, sizes: changes.map(({ size }) => size) }
}

/** The rows of each change. */
export function unpacked({ keys, lengths, expiries, bytes, sizes }: Packed): readonly (readonly PackedRow[])[] {
  let end = 0
  const rows = keys.map((key, at): PackedRow => {
    const length = lengths[at] ?? -1
    const expiresAt = expiries[at] ?? Number.NaN
    if (length < 0) return { key, value: undefined, expiresAt: null }
    end += length
    return { key, value: bytes.subarray(end - length, end), expiresAt: Number.isNaN(expiresAt) ? null : Math.floor(expiresAt) }
  })
  let first = 0
  return sizes.map((size) => {
    first += size
    return rows.slice(first - size, first)
  })
}
