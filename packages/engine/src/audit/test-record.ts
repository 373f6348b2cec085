import { newUuid } from '#chance/uuid.ts'
import type { World } from '#world.ts'

/** The record that tries a new device out. */
export function testRecord({ chance, clock }: World): string {
  return JSON.stringify({
    time: new Date(clock.millis()).toISOString(),
    type: 'request',
    request: { id: newUuid(chance), operation: 'update', path: 'sys/audit/test', namespace: { id: 'root' } },
  })
}
