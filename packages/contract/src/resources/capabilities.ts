import { z } from 'zod'

/** What a token may do on each path asked for; `capabilities` repeats the answer when only one path was. */
export const pathCapabilities = z.record(z.string(), z.array(z.string()))
export type PathCapabilities = z.output<typeof pathCapabilities>
