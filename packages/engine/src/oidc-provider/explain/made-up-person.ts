import { z } from 'zod'
import { refuse } from '#refusal.ts'
import { nobody, type PersonFacts } from '../templates/template-facts.ts'

const texts = z.record(z.string(), z.string()).default({})

const person = z.object({
  name: z.string().default(''),
  metadata: texts,
  groups: z.array(z.string()).default([]),
  aliases: z.record(z.string(), z.object({ name: z.string().default(''), metadata: texts, custom_metadata: texts })).default({}),
})

/** Somebody who is not there, to try a template on. */
export function madeUpPerson(sent: unknown): PersonFacts {
  const parsed = person.safeParse(sent)
  if (!parsed.success) return refuse({ code: 'oidc_person_unreadable' })
  const { name, metadata, groups, aliases } = parsed.data
  return {
    ...nobody,
    name,
    metadata,
    groups: groups.map((group) => ({ id: group, name: group })),
    aliases: Object.entries(aliases).map(([accessor, alias]) => ({
      accessor,
      id: '',
      name: alias.name,
      metadata: alias.metadata,
      customMetadata: alias.custom_metadata,
    })),
  }
}
