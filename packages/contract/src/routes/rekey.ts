import { z } from 'zod'
import { flag } from '../fields/boolean.ts'
import { plainList } from '../fields/list.ts'
import { integer } from '../fields/number.ts'
import { secretText, text } from '../fields/text.ts'
import { rekeyProgress, rekeyStatus, rekeyVerification } from '../resources/rekey.ts'
import { defineRoutes } from './define-routes.ts'

const wish = z.object({
  secret_shares: integer.describe('How many shares the new key is split into.'),
  secret_threshold: integer.describe('How many of them open the server.'),
  require_verification: flag.describe('Change nothing until enough of the new shares have been brought back.'),
  pgp_keys: plainList.describe('Not supported.'),
  backup: flag.describe('Not supported.'),
})

const share = z.object({
  key: secretText.describe('One share, as hexadecimal or base64.'),
  nonce: text.describe('What the attempt is known by.'),
})

const status = { operation: 'read', summary: 'Show how far the change of key shares is', data: rekeyStatus } as const
const start = { operation: 'write', summary: 'Begin to change the key shares', input: wish, data: rekeyStatus } as const
const cancel = { operation: 'delete', summary: 'Give up changing the key shares' } as const
const update = { operation: 'write', summary: 'Bring a share of the old key', input: share, data: rekeyProgress } as const
const verification = {
  operation: 'read',
  summary: 'Show how far the proof of the new shares is',
  data: rekeyVerification,
} as const
const verify = { operation: 'write', summary: 'Bring a new share back', input: share, data: rekeyVerification } as const
const restart = { operation: 'delete', summary: 'Begin the proof of the new shares anew', data: rekeyVerification } as const
const raw = { replies: 'raw' } as const

/**
 * Other shares, of another unseal key (spec/core.md 4.8). Under their old names they answer without an envelope; a token
 * with the capability is needed under either.
 */
export const rekeyRoutes = defineRoutes(
  { at: 'sys' },
  {
    readRekey: { ...status, path: 'rotate/root/init' },
    startRekey: { ...start, path: 'rotate/root/init' },
    cancelRekey: { ...cancel, path: 'rotate/root/init' },
    updateRekey: { ...update, path: 'rotate/root/update' },
    readRekeyVerification: { ...verification, path: 'rotate/root/verify' },
    verifyRekey: { ...verify, path: 'rotate/root/verify' },
    restartRekeyVerification: { ...restart, path: 'rotate/root/verify' },
    readLegacyRekey: { ...status, ...raw, path: 'rekey/init' },
    startLegacyRekey: { ...start, ...raw, path: 'rekey/init' },
    cancelLegacyRekey: { ...cancel, ...raw, path: 'rekey/init' },
    updateLegacyRekey: { ...update, ...raw, path: 'rekey/update' },
    readLegacyRekeyVerification: { ...verification, ...raw, path: 'rekey/verify' },
    verifyLegacyRekey: { ...verify, ...raw, path: 'rekey/verify' },
    restartLegacyRekeyVerification: { ...restart, ...raw, path: 'rekey/verify' },
  },
)
