import { oidcRole } from '@postern/contract/resources/oidc-role.ts'
import { z } from 'zod'
import { collection } from '#storage/collection.ts'

const role = z.object({ name: z.string(), ...oidcRole.shape })

/** A role of identity tokens (5.2). */
export type IdentityTokenRole = Readonly<z.output<typeof role>>

export const identityTokenRoles = collection({
  name: 'oidc-role',
  schema: role,
  key: ({ name }) => name,
  many: { byKey: ({ key }) => key },
})
