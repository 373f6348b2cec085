import { z } from 'zod'
import { flag } from '../fields/boolean.ts'
import { plainList } from '../fields/list.ts'
import { integer } from '../fields/number.ts'
import { secretText, text } from '../fields/text.ts'
import { health, initialised, sealStatus } from '../resources/life.ts'
import { defineRoutes } from './define-routes.ts'

/** The server's life: health, init, unseal (spec/core.md 4). All of it answers without a token and while sealed. */
export const lifeRoutes = defineRoutes(
  { at: 'sys' },
  {
    readHealth: {
      operation: 'read',
      path: 'health',
      summary: 'Tell how the server is, by the status too',
      isOpen: true,
      replies: 'raw',
      takesAnything: true,
      input: z.object({
        standbyok: text.describe('Count a standby as active.'),
        activecode: text.describe('Status for an active server.'),
        standbycode: text.describe('Status for a standby.'),
        sealedcode: text.describe('Status for a sealed server.'),
        uninitcode: text.describe('Status before initialisation.'),
      }),
      data: health,
    },
    readSealStatus: {
      operation: 'read',
      path: 'seal-status',
      summary: 'Tell whether the server is sealed',
      isOpen: true,
      replies: 'raw',
      data: sealStatus,
    },
    readLeader: {
      operation: 'read',
      path: 'leader',
      summary: 'Tell which server is active',
      isOpen: true,
      replies: 'raw',
      data: z.object({ ha_enabled: z.boolean() }),
    },
    readInitialised: {
      operation: 'read',
      path: 'init',
      summary: 'Tell whether the server is initialised',
      isOpen: true,
      replies: 'raw',
      data: z.object({ initialized: z.boolean() }),
    },
    unseal: {
      operation: 'write',
      path: 'unseal',
      summary: 'Bring one share of the unseal key',
      isOpen: true,
      replies: 'raw',
      input: z.object({
        key: secretText.describe('One share, as hexadecimal or base64.'),
        reset: flag.describe('Forget the shares given so far.'),
        migrate: flag.describe('Change the kind of seal.'),
      }),
      data: sealStatus,
    },
    initialise: {
      operation: 'write',
      path: 'init',
      summary: 'Make the keys of a fresh server',
      isOpen: true,
      replies: 'raw',
      input: z.object({
        secret_shares: integer.describe('How many shares the unseal key is split into.'),
        secret_threshold: integer.describe('How many of them open the server.'),
        recovery_shares: integer.describe('For servers that unseal themselves.'),
        recovery_threshold: integer.describe('For servers that unseal themselves.'),
        pgp_keys: plainList.describe('One public key for each share.'),
      }),
      data: initialised,
    },
  },
)

/** What answers only while sealed (spec/core.md 4.4). */
export const sealedRoutes = defineRoutes(
  { at: 'sys' },
  {
    sealAgain: { operation: 'write', path: 'seal', summary: 'Nothing: the server is sealed', isOpen: true, replies: 'raw' },
  },
)
