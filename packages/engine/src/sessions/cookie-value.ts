import { newBase62 } from '#chance/base62.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import { bytesOf, textOf } from '#storage/text.ts'
import type { World } from '#world.ts'
import type { SessionKind } from './session-record.ts'

/** What a cookie holds: 43 characters nobody can guess (256 bits). */
export function newCookieValue({ chance }: Pick<World, 'chance'>): string {
  return newBase62(chance, 43)
}

/** The id of a cookie's session. The kinds are kept apart: the cookie of one finds nothing of the other. */
export async function sessionIdOf(world: World, kind: SessionKind, value: string): Promise<string> {
  return (await secretsOf(world)).hash(`session ${kind}`, value)
}

/** Seals a token for whoever brings the cookie. */
export async function sealedToken(world: World, value: string, token: string): Promise<string> {
  return (await secretsOf(world)).seal(purposeOf(value), bytesOf(token)).toBase64()
}

/** The token behind a cookie; undefined when it was sealed for another. */
export async function openedToken(world: World, value: string, sealed: string): Promise<string | undefined> {
  const bytes = (await secretsOf(world)).open(purposeOf(value), Uint8Array.fromBase64(sealed))
  return bytes && textOf(bytes)
}

function purposeOf(value: string): string {
  return `session token ${value}`
}
