import { collection } from '@postern/engine/storage/collection.ts'
import { z } from 'zod'

/** What somebody came for. */
const purpose = z.union([
  z.object({
    kind: z.literal('authorize'),
    provider: z.string(),
    /** The parameters as they arrived, or those that were pushed. */
    entries: z.array(z.tuple([z.string(), z.string()])),
    /** The pushed request behind them. */
    pushedId: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('device'), provider: z.string(), userCode: z.string() }),
])
export type Purpose = Readonly<z.output<typeof purpose>>

const errandRecord = z.object({
  /** The second it began, and a keyed hash of its name: the ids sort by age. */
  id: z.string(),
  /** Keyed hash of the browser's name: nobody else goes on with it. */
  browser: z.string(),
  purpose,
  /** The sign-in there was when it began. */
  begun: z.object({ at: z.number(), tokenId: z.string() }),
  /** The person asked for another account. */
  isSwitched: z.boolean(),
  /** Seconds since the epoch. */
  ends: z.number(),
  /** Somebody has decided, and when; no second decision counts. */
  decidedAt: z.number().exactOptional(),
  /** What the browser was answered then, sealed: it holds a code. Base64. */
  answer: z.string().exactOptional(),
})

/** Why somebody is here, kept while they sign in and decide: nothing in an address or a form can change it any more. */
export type Errand = Readonly<z.output<typeof errandRecord>>

export const errands = collection({
  name: 'page-errand',
  schema: errandRecord,
  key: ({ id }) => id,
  expiresAt: ({ ends }) => ends,
})

/** Seconds a person has. */
export const errandLifetime = 600

/** Errands at most; anybody may begin one, so the oldest make way. */
export const mostErrands = 50_000
