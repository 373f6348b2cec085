import { z } from 'zod'
import type { OutsideAnswer } from '#ports/outside.ts'
import type { World } from '#world.ts'
import { type Access, fetchDocument } from './fetch-document.ts'
import type { KeysProblem } from './keys-problem.ts'

/** What an identity provider says of itself (OpenID Connect Discovery 3), as far as we use it. */
export const providerMetadata = z.object({
  issuer: z.string(),
  jwks_uri: z.string(),
  authorization_endpoint: z.string().optional(),
  token_endpoint: z.string().optional(),
  userinfo_endpoint: z.string().optional(),
  device_authorization_endpoint: z.string().optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).optional(),
})
export type ProviderMetadata = Readonly<z.output<typeof providerMetadata>>

/** A discovery document that names the issuer it was asked for. */
export interface Discovered {
  readonly metadata: ProviderMetadata
  readonly answer: OutsideAnswer
}

/** Where the discovery document of an issuer is. */
export function discoveryAddress(issuer: string): string {
  return `${issuer.endsWith('/') ? issuer.slice(0, -1) : issuer}/.well-known/openid-configuration`
}

/** Fetches the discovery document. Its issuer must be the URL byte for byte, trailing slash included. */
export async function discover(world: World, issuer: string, access: Access): Promise<Discovered | KeysProblem> {
  const read = await readDiscovery(world, issuer, access)
  if ('problem' in read) return read
  const { issuer: received } = read.metadata
  return received === issuer ? read : { problem: 'issuer', expected: issuer, received }
}

/** The same without a look at the issuer: a cluster is asked at another address than it issues for. */
export async function readDiscovery(world: World, base: string, access: Access): Promise<Discovered | KeysProblem> {
  const fetched = await fetchDocument(world, discoveryAddress(base), access)
  if ('problem' in fetched) return fetched
  const metadata = providerMetadata.safeParse(fetched.document)
  return metadata.success ? { metadata: metadata.data, answer: fetched.answer } : { problem: 'not-json' }
}
