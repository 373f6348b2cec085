import { drive } from '../load/drive.ts'
import { bytesOf, type HttpRequest } from '../load/http-request.ts'
import type { Trial } from '../rounds/measure.ts'
import { connections } from '../stage.ts'

/** A trial that sends the same request over and over. */
export function sameRequest(name: string, port: number, request: HttpRequest): Trial {
  const bytes = bytesOf(request)
  return { name, run: (seconds) => drive({ port, connections, seconds, next: () => bytes }) }
}
