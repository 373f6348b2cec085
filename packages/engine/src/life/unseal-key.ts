import { refuse } from '../refusal.ts'

/** Bytes of the shortest share that could be one, and of the longest: a key of 32 bytes and its x-coordinate. */
const least = 16
const most = 33

/**
 * A share as people type it: hexadecimal or base64. Text that is hexadecimal but of an impossible length is tried as
 * base64 (spec/core.md 4.3). Refuses what is neither, or of the wrong length.
 */
export function shareOf(written: string | undefined): Uint8Array {
  if (written === undefined || written === '') return refuse({ code: 'unseal_key_missing' })
  const share = hexBytes(written) ?? base64Bytes(written)
  if (share === undefined) return refuse({ code: 'unseal_key_unreadable' })
  if (share.length < least) return refuse({ code: 'unseal_key_length', is: 'too_short', least, most })
  if (share.length > most) return refuse({ code: 'unseal_key_length', is: 'too_long', least, most })
  return share
}

function hexBytes(written: string): Uint8Array | undefined {
  if (!/^(?:[0-9a-f]{2})+$/i.test(written)) return undefined
  const bytes = Uint8Array.fromHex(written)
  return bytes.length < least || bytes.length > most ? undefined : bytes
}

function base64Bytes(written: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromBase64(written)
  } catch {
    return undefined
  }
}
