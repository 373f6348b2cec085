import { bytesOf } from '#storage/text.ts'
import { refuse } from '#refusal.ts'

/** The length of a root token, and so of the one-time password that hides it. */
export const otpLength = 26

/** A token hidden by a password of its own length: base64 without padding. */
export function maskedToken(token: string, otp: string): string {
  return masked(bytesOf(token), bytesOf(otp)).toBase64({ omitPadding: true })
}

/** The token behind {@link maskedToken}. */
export function unmaskedToken(encoded: string, otp: string): string {
  const bytes = bytesIn(encoded)
  const mask = bytesOf(otp)
  if (bytes === undefined) return refuse({ code: 'encoded_token_unreadable' })
  if (bytes.length !== mask.length) return refuse({ code: 'otp_length_wrong' })
  return new TextDecoder().decode(masked(bytes, mask))
}

function masked(bytes: Uint8Array, mask: Uint8Array): Uint8Array {
  if (bytes.length !== mask.length) throw new Error('a mask has to be as long as what it hides')
  return bytes.map((byte, index) => byte ^ (mask[index] ?? 0))
}

function bytesIn(encoded: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromBase64(encoded.replace(/=+$/, ''))
  } catch {
    return undefined
  }
}
