import type { z } from 'zod'

/**
 * Reads an object that travels inside a parameter: its members by the schema's fields, those of null as if they had not
 * been sent, and no others. Undefined when one of them cannot be read.
 */
export function readMembers<S extends z.ZodObject>(schema: S, sent: Readonly<Record<string, unknown>>): z.output<S> | undefined {
  const said = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null))
  const parsed = schema.safeParse(said)
  return parsed.success ? parsed.data : undefined
}
