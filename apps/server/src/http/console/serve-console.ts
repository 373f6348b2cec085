import { randomBytes } from 'node:crypto'
import { uiHeaders } from '@postern/engine/ui-headers/ui-headers.ts'
import type { World } from '@postern/engine/world.ts'
import { htmlAnswer, type UiAnswer, type UiRequest } from '../ui/ui-answer.ts'
import type { ConsoleFile, ConsoleFiles } from './console-files.ts'

const placeholder = '__NONCE__'

/** A file of the console, or its page for every other address below `/ui/`; undefined when the console is not built. */
export async function serveConsole(
  { files, world }: { readonly files: ConsoleFiles; readonly world: World | undefined },
  request: UiRequest,
): Promise<UiAnswer | undefined> {
  const path = request.path.slice('/ui/'.length)
  const file = await files.file(path)
  if (file !== undefined) return fileAnswer(file, path, request)
  if (path.startsWith('assets/')) return { status: 404, headers: { 'Cache-Control': 'no-store' }, body: undefined }
  const index = await files.index()
  if (index === undefined) return undefined
  const nonce = randomBytes(18).toString('base64')
  const page = htmlAnswer(200, index.replaceAll(placeholder, nonce), { kind: 'console', nonce })
  return { ...page, headers: { ...page.headers, ...(await ownHeaders(world)) } }
}

function fileAnswer({ type, bytes, zipped }: ConsoleFile, path: string, { headers }: UiRequest): UiAnswer {
  const isZipped = /\bgzip\b/.test(headers['accept-encoding'] ?? '')
  return {
    status: 200,
    headers: {
      'Content-Type': type,
      'Cache-Control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      Vary: 'Accept-Encoding',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      ...(isZipped ? { 'Content-Encoding': 'gzip' } : {}),
    },
    body: isZipped ? zipped : bytes,
  }
}

/** What an administrator adds to the console's pages (spec/core.md 15). */
async function ownHeaders(world: World | undefined): Promise<Readonly<Record<string, string>>> {
  const headers = world === undefined ? [] : await uiHeaders(world)
  return Object.fromEntries(headers.map(({ name, values }) => [name, values.join(', ')]))
}
