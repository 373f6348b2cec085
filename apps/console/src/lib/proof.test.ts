import { expect, it, vi } from 'vitest'
import { asksForProof, awaitProof, proofAwaited, settleProof } from './proof.ts'

it('lets everything that waits go on together', async () => {
  const listener = vi.fn()
  const leave = proofAwaited.subscribe(listener)
  const both = Promise.all([awaitProof(), awaitProof()])
  expect(proofAwaited.isAwaited()).toBe(true)
  settleProof(true)
  expect(await both).toEqual([true, true])
  expect(proofAwaited.isAwaited()).toBe(false)
  expect(listener).toHaveBeenCalledTimes(3)
  leave()
})

it.each([
  [403, { errors: ['prove again who you are'], proof: 'needed' }, true],
  [403, { errors: ['permission denied'] }, false],
  [200, { errors: [], proof: 'needed' }, false],
])('knows such an answer from a plain no: %s %j', (status, body, isAsked) => {
  expect(asksForProof({ status, body })).toBe(isAsked)
})
