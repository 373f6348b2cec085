import { z } from 'zod'
import { flag } from '../fields/boolean.ts'
import { duration } from '../fields/duration.ts'
import { integer } from '../fields/number.ts'
import { defineRoutes } from './define-routes.ts'

const node = z.object({
  hostname: z.string(),
  api_address: z.string(),
  cluster_address: z.string(),
  active_node: z.boolean(),
  last_echo: z.string().nullable(),
  version: z.string(),
})

const keyStatus = z.object({
  term: z.number(),
  /** RFC 3339. */
  install_time: z.string(),
  encryptions: z.number(),
})

const rotation = z.object({
  enabled: z.boolean(),
  max_operations: z.number(),
  /** A duration such as `24h0m0s`; 0 for never because of age. */
  interval: z.union([z.number(), z.string()]),
})

const rotationInput = z.object({
  enabled: flag.describe('Put a new data key in front by itself.'),
  max_operations: integer.describe('After so many encryptions.'),
  interval: duration.describe('After so long; 0 for any age.'),
})

const rotate = { operation: 'write', summary: 'Put a new data key in front', needsSudo: true } as const
const readRotation = { operation: 'read', summary: 'Show when data keys are rotated', data: rotation } as const
const writeRotation = { operation: 'write', summary: 'Say when data keys are rotated', input: rotationInput } as const

/** Closing the server, and the keys its data is sealed with (spec/core.md 4.4, 4.6, 4.8). */
export const sealRoutes = defineRoutes(
  { at: 'sys' },
  {
    seal: { operation: 'write', path: 'seal', summary: 'Drop all keys from memory', needsSudo: true },
    stepDown: {
      operation: 'write',
      path: 'step-down',
      summary: 'Give up being the active server; nothing without standbys',
      needsSudo: true,
    },
    readHaStatus: {
      operation: 'read',
      path: 'ha-status',
      summary: 'Show the servers',
      data: z.object({ nodes: z.array(node) }),
      repeatsAtTop: true,
    },
    readKeyStatus: {
      operation: 'read',
      path: 'key-status',
      summary: 'Show the data key in front',
      data: keyStatus,
      repeatsAtTop: true,
    },
    rotateDataKey: { ...rotate, path: 'rotate' },
    rotateKeyring: { ...rotate, path: 'rotate/keyring' },
    readRotation: { ...readRotation, path: 'rotate/config' },
    writeRotation: { ...writeRotation, path: 'rotate/config' },
    readKeyringRotation: { ...readRotation, path: 'rotate/keyring/config' },
    writeKeyringRotation: { ...writeRotation, path: 'rotate/keyring/config' },
  },
)
