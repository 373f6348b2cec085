import { z } from 'zod'
import { secretText, text } from '../fields/text.ts'
import { rootGeneration } from '../resources/root-generation.ts'
import { defineRoutes } from './define-routes.ts'

const beginning = z.object({
  otp: secretText.describe('A one-time password as long as a token; without it the server makes one.'),
  pgp_key: text.describe('Not supported.'),
})

const share = z.object({
  key: secretText.describe('One share of the unseal key, as hexadecimal or base64.'),
  nonce: text.describe('What the attempt is known by.'),
})

/**
 * Making a root token by those who hold the unseal key (spec/core.md 4.7): without a token, as Vault has it, since nobody
 * may have one any more; and with one, as OpenBao has it.
 */
export const rootGenerationRoutes = defineRoutes(
  { at: 'sys' },
  {
    readRootGeneration: {
      operation: 'read',
      path: 'generate-root/attempt',
      summary: 'Show how far the making of a root token is',
      isOpen: true,
      replies: 'raw',
      data: rootGeneration,
    },
    startRootGeneration: {
      operation: 'write',
      path: 'generate-root/attempt',
      summary: 'Begin to make a root token',
      isOpen: true,
      replies: 'raw',
      input: beginning,
      data: rootGeneration,
    },
    cancelRootGeneration: {
      operation: 'delete',
      path: 'generate-root/attempt',
      summary: 'Give up making a root token',
      isOpen: true,
      replies: 'raw',
    },
    updateRootGeneration: {
      operation: 'write',
      path: 'generate-root/update',
      summary: 'Bring a share for a root token',
      isOpen: true,
      replies: 'raw',
      input: share,
      data: rootGeneration,
    },
    readRootTokenGeneration: {
      operation: 'read',
      path: 'generate-root-token/attempt',
      summary: 'Show how far the making of a root token is',
      data: rootGeneration,
    },
    startRootTokenGeneration: {
      operation: 'write',
      path: 'generate-root-token/attempt',
      summary: 'Begin to make a root token',
      input: beginning,
      data: rootGeneration,
    },
    cancelRootTokenGeneration: {
      operation: 'delete',
      path: 'generate-root-token/attempt',
      summary: 'Give up making a root token',
    },
    updateRootTokenGeneration: {
      operation: 'write',
      path: 'generate-root-token/update',
      summary: 'Bring a share for a root token',
      input: share,
      data: rootGeneration,
    },
    decodeToken: {
      operation: 'write',
      path: 'decode-token',
      summary: 'Show the token behind a masked one',
      isOpen: true,
      input: z.object({ encoded_token: secretText, otp: secretText }),
      data: z.object({ token: z.string() }),
    },
  },
)
