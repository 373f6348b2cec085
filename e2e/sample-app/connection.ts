import * as client from 'openid-client'
import { z } from 'zod'

/** What an app has to be told of its identity provider. */
export const connectionForm = z.object({
  name: z.string().regex(/^[\w-]+$/),
  issuer: z.url(),
  client_id: z.string().min(1),
  /** Empty for a public client. */
  client_secret: z.string().default(''),
  scope: z.string().default('openid'),
})
export type ConnectionForm = z.input<typeof connectionForm>

/** An app that knows its provider. */
export interface Connection {
  readonly name: string
  readonly scope: string
  readonly configuration: client.Configuration
}

/** Reads the provider's discovery document. */
export async function connect(form: z.output<typeof connectionForm>): Promise<Connection> {
  const authentication = form.client_secret === '' ? client.None() : client.ClientSecretBasic(form.client_secret)
  // Signatures are verified although the tokens come straight from the provider: that is what this app is for.
  const execute = [client.allowInsecureRequests, client.enableNonRepudiationChecks]
  const configuration = await client.discovery(new URL(form.issuer), form.client_id, undefined, authentication, { execute })
  return { name: form.name, scope: form.scope, configuration }
}
