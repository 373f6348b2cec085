/** The time. */
export interface Clock {
  /** Whole seconds since the epoch, as every JWT claim counts them. */
  now(): number
  /** Milliseconds since the epoch, for timestamps on the wire. */
  millis(): number
}
