import { z } from 'zod'
import { integer } from '../fields/number.ts'
import { text } from '../fields/text.ts'
import { defineRoutes } from './define-routes.ts'

const hashInput = z.object({
  input: text.describe('What is to be hashed, in base64.'),
  algorithm: text.describe('sha2- or sha3- with 224, 256, 384 or 512; sha2-256 unless said.'),
  format: text.describe('hex or base64; hex unless said.'),
})
const randomInput = z.object({
  bytes: integer.describe('How many; 32 unless said.'),
  format: text.describe('base64 or hex; base64 unless said.'),
})
const sum = z.object({ sum: z.string() })
const randomBytes = z.object({ random_bytes: z.string() })

/** Small tools (spec/core.md 15). */
export const toolRoutes = defineRoutes(
  { at: 'sys' },
  {
    hashData: { operation: 'write', path: 'tools/hash', summary: 'Hash data', input: hashInput, data: sum },
    hashDataBy: {
      operation: 'write',
      path: 'tools/hash/:urlalgorithm',
      summary: 'Hash data by an algorithm',
      input: hashInput,
      data: sum,
    },
    makeRandom: {
      operation: 'write',
      path: 'tools/random',
      summary: 'Make random bytes',
      input: randomInput,
      data: randomBytes,
    },
    makeRandomBy: {
      operation: 'write',
      path: 'tools/random/:source+',
      summary: 'Make random bytes: so many, or from a source (platform, seal or all)',
      input: randomInput,
      data: randomBytes,
    },
    makeRandomFrom: {
      operation: 'write',
      path: 'tools/random/:source+/:urlbytes+',
      summary: 'Make so many random bytes from a source',
      input: randomInput,
      data: randomBytes,
    },
  },
)
