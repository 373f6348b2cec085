import type { Jwk } from '#ports/keys.ts'
import type { OutsideAnswer } from '#ports/outside.ts'
import type { World } from '#world.ts'
import { type Access, fetchDocument } from './fetch-document.ts'
import type { KeysProblem } from './keys-problem.ts'

/** A key set as its owner published it. */
export interface FetchedJwks {
  readonly jwks: readonly Jwk[]
  readonly answer: OutsideAnswer
}

const mostKeys = 100

/** Fetches a JSON Web Key Set (RFC 7517 5). Members that are no keys are passed over. */
export async function fetchJwks(world: World, url: string, access: Access): Promise<FetchedJwks | KeysProblem> {
  const fetched = await fetchDocument(world, url, access)
  if ('problem' in fetched) return fetched
  const { keys } = fetched.document
  if (!Array.isArray(keys)) return { problem: 'not-json' }
  if (keys.length > mostKeys) return { problem: 'too-many-keys', limit: mostKeys }
  return { jwks: keys.filter(isJwk), answer: fetched.answer }
}

function isJwk(value: unknown): value is Jwk {
  return typeof value === 'object' && value !== null && 'kty' in value && typeof value.kty === 'string'
}
