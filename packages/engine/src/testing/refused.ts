import { expect } from 'vitest'
import { Refusal } from '#refusal.ts'

/** Matches a refusal with this reason, of which only what is given counts. */
export function refused(reason: object): unknown {
  const part: unknown = expect.objectContaining(reason)
  return expect.objectContaining({ reason: part })
}

/** What came of an attempt: `in`, or the code it was refused with. */
export async function outcome(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
    return 'in'
  } catch (error) {
    if (error instanceof Refusal) return error.reason.code
    throw error
  }
}
