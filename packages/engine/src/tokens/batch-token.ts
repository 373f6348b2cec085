import { base64urlOf, bytesOfBase64url } from '#crypto/base64url.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import { bytesOf, textOf } from '#storage/text.ts'
import type { World } from '#world.ts'

const prefix = 'b.'

/** What a sealed value is for: one made for another purpose does not open. */
export type BatchPurpose = 'token' | 'oidc access token'

/** A token that carries its own state, hidden under the server's key: nothing is stored. */
export async function sealBatchToken(world: World, purpose: BatchPurpose, payload: object): Promise<string> {
  const secrets = await secretsOf(world)
  return prefix + base64urlOf(secrets.seal(`batch ${purpose}`, bytesOf(JSON.stringify(payload))))
}

/** What {@link sealBatchToken} put into the token; undefined when it is not ours, was changed, or is for another purpose. */
export async function openBatchToken(world: World, purpose: BatchPurpose, value: string): Promise<unknown> {
  const sealed = value.startsWith(prefix) ? bytesOfBase64url(value.slice(prefix.length)) : undefined
  // The last digit has bits that say nothing; another digit there would be another token that opens as well.
  if (sealed === undefined || prefix + base64urlOf(sealed) !== value) return undefined
  const secrets = await secretsOf(world)
  const plaintext = secrets.open(`batch ${purpose}`, sealed)
  return plaintext === undefined ? undefined : JSON.parse(textOf(plaintext))
}
