import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** A file of the built console. */
export interface ConsoleFile {
  readonly type: string
  readonly bytes: Buffer
  readonly zipped: Buffer
}

/** The built console, by paths as in `assets/main-4f2a.js`. */
export interface ConsoleFiles {
  file(path: string): Promise<ConsoleFile | undefined>
  /** The page that every address of the console gets; undefined when the console is not built. */
  index(): Promise<string | undefined>
}

// Nothing else is handed out: no source maps, no dotfiles (spec/security.md 8.10).
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

const plainPath = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/
const zip = promisify(gzip)

/** Reads the files of a folder, each once. */
export function createConsoleFiles(folder: string): ConsoleFiles {
  const known = new Map<string, ConsoleFile>()
  return {
    async file(path) {
      const type = types[extname(path)]
      if (type === undefined || !plainPath.test(path)) return undefined
      const found = known.get(path)
      if (found !== undefined) return found
      const bytes = await maybeBytes(join(folder, path))
      if (bytes === undefined) return undefined
      const file = { type, bytes, zipped: await zip(bytes) }
      // Only files with a hash in their name stay the same while the server runs.
      if (path.startsWith('assets/')) known.set(path, file)
      return file
    },
    index: async () => (await maybeBytes(join(folder, 'index.html')))?.toString('utf8'),
  }
}

async function maybeBytes(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR')
    )
      return undefined
    throw error
  }
}
