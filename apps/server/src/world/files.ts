import { open } from 'node:fs/promises'
import type { Files } from '@postern/engine/ports/files.ts'

const limit = 1_048_576

/** Files of the disk. */
export const diskFiles: Files = {
  async read(path) {
    try {
      await using file = await open(path, 'r')
      const { size } = await file.stat()
      return size > limit ? undefined : await file.readFile('utf8')
    } catch {
      // Absent or unreadable: the caller says what that means for it.
      return undefined
    }
  },
}
