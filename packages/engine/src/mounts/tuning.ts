import type { Sent } from '#auth/sent.ts'
import type { SentConfig } from './sent-config.ts'

/** What may be said of a mount later; what is left out stays as it is (spec/core.md 5.4). */
export type SentTuning = SentConfig &
  Sent<{
    readonly description: string
    /** Merged with those there are; an empty value takes one away. */
    readonly options: Readonly<Record<string, string>>
  }>
