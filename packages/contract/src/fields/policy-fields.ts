import { z } from 'zod'
import { flag } from './boolean.ts'
import { duration } from './duration.ts'
import { integer } from './number.ts'
import { text } from './text.ts'
import { time } from './time.ts'

const policyText = text.describe('HCL or JSON, or base64 of it.')

const templateFlags = {
  allow_wildcards_in_identity_templates: flag.describe('Let values filled into templates hold * and +.'),
  allow_slashes_in_identity_templates: flag.describe('Let values filled into templates hold /.'),
}

/** What a write of a policy may say. Spread into its input. */
export const policyFields = {
  policy: policyText,
  expiration: time.describe('When it ends; excludes ttl.'),
  ttl: duration.describe('How long it lasts from now on; excludes expiration.'),
  cas: integer.describe('The version that is there now; -1 for none.'),
  cas_required: flag.describe('Whether every write has to say cas.'),
  ...templateFlags,
}

/** A policy that is not saved yet, inside a simulation. */
export const policyDraftFields = z.object({ name: text, policy: policyText, ...templateFlags })
