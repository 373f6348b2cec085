import type { Server } from 'node:http'

/** Milliseconds for requests under way when the server is stopped (spec/security.md 10.8). */
const grace = 10_000

/** Takes no connection more, and waits for the requests under way; what takes too long is cut off. */
export async function stopListening(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const end = setTimeout(() => server.closeAllConnections(), grace)
  await closed
  clearTimeout(end)
}
