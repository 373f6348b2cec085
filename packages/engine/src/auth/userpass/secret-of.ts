import { bytesOf } from '#storage/text.ts'
import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import type { Sent } from '../sent.ts'

/** A password, or in its place a hash that was made elsewhere. */
export type SentSecret = Sent<{ readonly password: string; readonly password_hash: string }>

/** bcrypt looks at so many bytes and no more; a longer password is never cut silently. */
export const longestPassword = 72

const weakestCost = 5
const strongestCost = 12
const bcryptForm = /^\$2[abxy]?\$(?<cost>\d{2})\$[./A-Za-z0-9]{53}$/

/** The hash to keep of what was sent; undefined when neither was. An empty text counts as not sent. */
export async function passwordHashOf({ passwords }: World, sent: SentSecret): Promise<string | undefined> {
  const { password = '', password_hash: hash = '' } = sent
  if (password !== '' && hash !== '') refuse({ code: 'userpass_both_secrets' })
  if (hash !== '') return acceptedHash(hash)
  if (password === '') return undefined
  if (isTooLong(password)) refuse({ code: 'userpass_password_too_long' })
  return passwords.hash(password)
}

/** Whether bcrypt would cut the password. */
export function isTooLong(password: string): boolean {
  return bytesOf(password).length > longestPassword
}

function acceptedHash(hash: string): string {
  const cost = Number(bcryptForm.exec(hash)?.groups?.cost ?? Number.NaN)
  if (Number.isNaN(cost)) refuse({ code: 'userpass_hash_invalid' })
  if (cost < weakestCost) refuse({ code: 'userpass_hash_too_weak', cost })
  if (cost > strongestCost) refuse({ code: 'userpass_hash_too_strong', cost })
  return hash
}
