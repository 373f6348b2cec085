import { ApiError } from '@postern/contract/client/api-error.ts'
import { proofNeeded, session, sessionAddresses, type Proof, type Session } from '@postern/contract/resources/session.ts'
import type { Answer } from '@postern/contract/client/create-client.ts'
import { ask } from './ask.ts'

/** Requests that wait for the person to prove again who they are, and who shows that. */
const waiting = { settles: [] as ((isProven: boolean) => void)[], listeners: new Set<() => void>() }

/** Whether an answer says that a fresh proof is needed. */
export function asksForProof({ status, body }: Answer): boolean {
  return status === 403 && proofNeeded.safeParse(body).success
}

/** Waits until the person has proven again who they are; false when they would not. */
export function awaitProof(): Promise<boolean> {
  return new Promise((resolve) => {
    waiting.settles = [...waiting.settles, resolve]
    tell()
  })
}

/** Lets every request that waits go on, or give up. */
export function settleProof(isProven: boolean): void {
  const { settles } = waiting
  waiting.settles = []
  for (const settle of settles) settle(isProven)
  tell()
}

/** For a component that shows whether a proof is awaited. */
export const proofAwaited = {
  subscribe(listener: () => void): () => void {
    waiting.listeners.add(listener)
    return () => waiting.listeners.delete(listener)
  },
  isAwaited: () => waiting.settles.length > 0,
}

function tell(): void {
  for (const listener of waiting.listeners) listener()
}

/** Sends a proof; one that is wrong is an {@link ApiError}. */
export async function prove(proof: Proof): Promise<Session> {
  const { status, body, requestId } = await ask({ method: 'POST', address: sessionAddresses.proof, body: proof })
  if (status !== 200) throw new ApiError({ status, errors: [], requestId })
  return session.parse(body)
}
