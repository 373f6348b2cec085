import { isTooLong } from '#ports/storage/key-length.ts'
import { refuse } from '../refusal.ts'

/**
 * Every key the engine writes, on one page.
 *
 *   core/seal-config                          how to unseal: the only records in the clear are these two
 *   core/keyring                              the data keys, sealed with the root key, sealed with the unseal key
 *   core/<name>                               other records of the whole server, sealed (salts, rotation)
 *
 *   <namespace>/<kind>/<id>                   a record: `root/entity/6f0c…`
 *   <namespace>/<kind>:<index>/<value>        a unique index: the value is the record's id
 *   <namespace>/<kind>:<index>/<value>/<id>   an index that may name many records: the value is empty
 *   <namespace>/<edge>:to/<from>/<to>         an edge, seen from its beginning: `root/group-member:to/<group>/<entity>`
 *   <namespace>/<edge>:from/<to>/<from>       the same edge, seen from its end
 *
 * Kinds, indexes and edges are named in the room of their noun, with {@link collection} and {@link edges}. Ids made of
 * several parts are joined with `/` (`<mount>/<role>`), so that a prefix of the id finds the family.
 */

/** The namespace of everything, until there are others. */
export const rootNamespace = 'root'

/** The records outside the barrier. */
export const sealConfigKey = 'core/seal-config'
export const keyringKey = 'core/keyring'

/** A record of the whole server. */
export function coreKey(name: string): string {
  return `core/${name}`
}

/** Where the records of a kind, the entries of an index, or the ends of an edge begin. */
export function folder(...names: readonly string[]): string {
  return `${names.join('/')}/`
}

// Text from outside may hold what a key cannot: U+0000, halves of surrogate pairs, and U+0001, which marks an escape.
const unfit = /[\u0000\u0001]|\p{Surrogate}/gu
const unfitSegment = /[/\u0000\u0001]|\p{Surrogate}/gu
const escapes = /\u0001([0-9a-f]{4})/g

/** Refuses a key that no store takes: a name from outside made it too long. */
export function refuseLong(key: string): void {
  if (isTooLong(key)) refuse({ code: 'name_too_long' })
}

/** Text as the last part of a key. */
export function tail(text: string): string {
  return text.replace(unfit, escaped)
}

/** Text as a part of a key with others behind it. */
export function segment(text: string): string {
  return text.replace(unfitSegment, escaped)
}

/** The text behind a {@link tail} or a {@link segment}. */
export function plain(part: string): string {
  return part.includes('\u0001') ? part.replace(escapes, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : part
}

function escaped(unit: string): string {
  return `\u0001${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
