import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/** A key file that is not one, or that is missing where data waits for it. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError'
}

/** The unseal key in a file of mode 0600: 32 bytes as hexadecimal text; undefined when there is no file. */
export function readKeyFile(file: string): Uint8Array | undefined {
  const written = textIn(file)
  if (written === undefined) return undefined
  if (!/^[0-9a-f]{64}\n?$/.test(written))
    throw new KeyFileError(`${file} holds no unseal key; put back the file made at the first start`)
  return Buffer.from(written.trim(), 'hex')
}

/** Makes the key file. Never over an existing one: that would make the data behind it unreadable for ever. */
export function makeKeyFile(file: string): Uint8Array {
  const key = randomBytes(32)
  const opened = openSync(file, 'wx', 0o600)
  writeSync(opened, `${key.toString('hex')}\n`)
  fsyncSync(opened)
  closeSync(opened)
  return key
}

function textIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
