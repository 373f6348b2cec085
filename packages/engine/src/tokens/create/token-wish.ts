import { readSeconds } from '@postern/contract/fields/duration.ts'

/** What a caller asks for, as it was sent (spec/core.md 9.3). */
export interface TokenWish {
  readonly id?: string | undefined
  readonly policies?: readonly string[] | undefined
  readonly meta?: Readonly<Record<string, string>> | undefined
  readonly no_parent?: boolean | undefined
  readonly no_default_policy?: boolean | undefined
  readonly renewable?: boolean | undefined
  readonly ttl?: string | undefined
  readonly lease?: string | undefined
  readonly explicit_max_ttl?: string | undefined
  readonly period?: string | undefined
  readonly display_name?: string | undefined
  readonly num_uses?: number | undefined
  readonly type?: string | undefined
  readonly entity_alias?: string | undefined
}

/** A duration that came as text: its seconds, or why it is none. */
export type WishedDuration = { readonly seconds: number } | { readonly problem: string }

/** Reads the text of a duration; 0 when nothing was sent. */
export function wishedDuration(text: string | undefined): WishedDuration {
  if (text === undefined || text === '') return { seconds: 0 }
  const reading = readSeconds(text)
  return 'value' in reading ? { seconds: reading.value } : reading
}

/** Seconds of a duration that was judged before. */
export function secondsOf(duration: WishedDuration): number {
  return 'seconds' in duration ? duration.seconds : 0
}
