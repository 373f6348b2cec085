/** Bytes nobody can guess, from the system's generator. */
export interface Chance {
  bytes(count: number): Uint8Array
}
