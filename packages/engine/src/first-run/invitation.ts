import { z } from 'zod'
import { newBase62 } from '#chance/base62.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { Change } from '#ports/storage.ts'
import { coreKey } from '#storage/keys.ts'
import { bytesOf, textOf } from '#storage/text.ts'
import type { World } from '#world.ts'

const invitation = z.object({ code: z.string() })

const recordKey = coreKey('first-run')

/**
 * Invites whoever started the server to make its first account: gives the code that the invitation holds. A server that
 * was invited before and never taken up on it gets a new code, so that the link can be printed again; undefined for any
 * other.
 */
export async function inviteFirst(world: World, { isNew }: { readonly isNew: boolean }): Promise<string | undefined> {
  const code = newBase62(world.chance, 32)
  const hash = await hashOf(world, code)
  const isInvited = await world.storage.write(async (change) => {
    if (!isNew && (await change.get(recordKey)) === undefined) return false
    put(change, hash)
    return true
  })
  return isInvited ? code : undefined
}

/** Whether a code is that of the invitation. */
export async function isInvited(world: World, code: string): Promise<boolean> {
  const hash = await hashOf(world, code)
  return world.storage.read(async (view) => isFor(await view.get(recordKey), hash))
}

/** Takes the invitation up; false when somebody did before, or the code is another. */
export async function takeInvitation(world: World, code: string): Promise<boolean> {
  const hash = await hashOf(world, code)
  return world.storage.write(async (change) => {
    if (!isFor(await change.get(recordKey), hash)) return false
    change.delete(recordKey)
    return true
  })
}

/** Gives the invitation back: what it was taken for did not come about. */
export async function returnInvitation(world: World, code: string): Promise<void> {
  const hash = await hashOf(world, code)
  await world.storage.write(async (change) => put(change, hash))
}

function put(change: Change, code: string): void {
  change.put(recordKey, bytesOf(JSON.stringify({ code })))
}

function isFor(bytes: Uint8Array | undefined, hash: string): boolean {
  return bytes !== undefined && invitation.parse(JSON.parse(textOf(bytes))).code === hash
}

async function hashOf(world: World, code: string): Promise<string> {
  return (await secretsOf(world)).hash('first run', code)
}
