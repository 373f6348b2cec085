import type { Published } from '@postern/engine/oidc-provider/published.ts'
import type { RawReply } from './handlers.ts'

/** A prepared document with the time it may be kept; 404 when there is none. */
export function publishedReply(published: Published | undefined): RawReply {
  if (published === undefined) return { status: 404, body: { errors: [] } }
  const { text, maxAge } = published
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': maxAge === undefined ? 'no-store' : `max-age=${maxAge}` },
    body: text,
  }
}
