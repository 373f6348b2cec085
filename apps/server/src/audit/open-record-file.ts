import { constants } from 'node:fs'
import { type FileHandle, open, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'

/** A file that records must not be written to. */
export class RecordFileError extends Error {
  override readonly name = 'RecordFileError'
}

interface Wanted {
  readonly path: string
  /** Of a file that is made, and of one that exists; undefined: 0600, and of one that exists as it is. */
  readonly mode: number | undefined
  /** Folders of the server's own. */
  readonly forbidden: readonly string[]
}

/** Opens a file to write behind its end, made if need be; only its owner may read it (spec/security.md 9.5). */
export async function openRecordFile({ path, mode, forbidden }: Wanted): Promise<FileHandle> {
  const whole = join(await realpath(dirname(resolve(path))), basename(path))
  for (const folder of forbidden) {
    if (whole.startsWith(`${await realpath(folder)}${sep}`)) throw new RecordFileError('the folder belongs to the server')
  }
  // No link is followed, and opening a pipe that nobody reads does not wait.
  const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK
  const file = await open(whole, flags, mode ?? 0o600)
  try {
    const found = await file.stat()
    if (!found.isFile()) throw new RecordFileError('it is no ordinary file')
    if ((found.mode & 0o111) !== 0) throw new RecordFileError('it is executable')
    if (mode !== undefined) await file.chmod(mode)
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}
