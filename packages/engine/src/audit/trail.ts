import { refuse } from '#refusal.ts'
import type { World } from '#world.ts'
import type { AuditedReply, AuditedRequest } from './audited.ts'
import { auditedHeaders } from './audited-headers.ts'
import { createHiding } from './hiding.ts'
import { type Recorder, recordersOf } from './recorders.ts'
import { replyEntry } from './reply-entry.ts'
import { askerEntry, requestEntry } from './request-entry.ts'

/** The two records of a request (spec/core.md 14.3). Both refuse when no device takes the record. */
export interface Trail {
  /** Before it is carried out. */
  asked(request: AuditedRequest, error?: string): Promise<void>
  /** Before the reply leaves. */
  answered(request: AuditedRequest, reply: AuditedReply): Promise<void>
}

/** The trail of one request; undefined when nothing records, so that the request costs nothing more. */
export async function maybeTrail(world: World): Promise<Trail | undefined> {
  const recorders = await recordersOf(world)
  if (recorders.length === 0) return undefined
  const headers = await auditedHeaders(world)
  const scribes = recorders.map((recorder) => ({ recorder, hiding: createHiding(recorder), options: recorder.options }))

  async function record(recordBy: (scribe: (typeof scribes)[number]) => object): Promise<void> {
    const writes = scribes.map((scribe) => write(world, scribe.recorder, recordBy(scribe)))
    try {
      // One good device is enough, and a blocked one holds nobody up who has another.
      await Promise.any(writes)
    } catch (error) {
      const failures: readonly unknown[] = error instanceof AggregateError ? error.errors : [error]
      refuse({ code: 'audit_unwritable', details: failures.map(String) })
    }
  }

  return {
    asked: (request, error) =>
      record((device) => {
        const entry = requestEntry(request, headers, device)
        return {
          type: 'request',
          ...askerEntry(request, device),
          request: entry,
          ...(error !== undefined && { error: device.hiding.sentence(error) }),
        }
      }),
    answered: (request, reply) =>
      record((device) => {
        const asked = requestEntry(request, headers, device)
        return {
          type: 'response',
          ...askerEntry(request, device),
          request: asked,
          response: replyEntry(reply, request, device),
          ...(reply.error !== undefined && { error: device.hiding.sentence(reply.error) }),
          ...(reply.refusal && { refusal: reply.refusal }),
        }
      }),
  }
}

function write({ clock, auditLog }: World, { sink }: Recorder, entry: object): Promise<void> {
  return auditLog.append(sink, JSON.stringify({ time: new Date(clock.millis()).toISOString(), ...entry }))
}
