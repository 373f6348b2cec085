import { expect } from 'vitest'
import { Refusal } from '#refusal.ts'

/** The reason a use case says no with; fails the test when it says yes, or breaks. */
export async function reasonOf(outcome: Promise<unknown>) {
  const error: unknown = await outcome.then(
    () => expect.fail('was not refused'),
    (caught: unknown) => caught,
  )
  if (error instanceof Refusal) return error.reason
  throw error
}
