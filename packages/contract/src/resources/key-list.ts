import { z } from 'zod'

/** The names of a list, sorted. */
export const keyList = z.object({ keys: z.array(z.string()) })
export type KeyList = z.output<typeof keyList>
