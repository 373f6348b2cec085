import { Refusal } from '@postern/engine/refusal.ts'
import { afterAll, expect, it } from 'vitest'
import { createPasswords } from './passwords.ts'

const passwords = createPasswords({ workers: 1, queue: 2 })
afterAll(() => passwords.close())

it('a password matches its own hash only', async () => {
  const hash = await passwords.hash('correct horse')
  expect(hash).toMatch(/^\$2b\$10\$/)
  expect(await passwords.matches('correct horse', hash)).toBe(true)
  expect(await passwords.matches('Correct horse', hash)).toBe(false)
  expect(await passwords.matches('correct horse', 'no hash')).toBe(false)
})

it('refuses what the queue cannot hold, and does the rest', async () => {
  const answers = await Promise.allSettled([1, 2, 3, 4].map((n) => passwords.hash(`password ${n}`)))
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
  const refused = answers[3]
  expect(refused?.status === 'rejected' && refused.reason).toBeInstanceOf(Refusal)
  expect(refused).toMatchObject({ reason: { reason: { code: 'busy' } } })
})
