import { identityRoutes } from '@postern/contract/routes/identity.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { userpassRoutes } from '@postern/contract/routes/userpass.ts'
import type { Api } from './api.ts'

/** Somebody with a name and a password. */
export interface Person {
  readonly username: string
  readonly password: string
  readonly metadata?: Readonly<Record<string, string>>
  readonly policies?: readonly string[]
}

/** A userpass method that the sign-in pages show. */
export async function enableUserpass(api: Api, mount: string, description = ''): Promise<void> {
  const config = { listing_visibility: 'unauth' }
  await api(sysAuthRoutes).enableAuth({ params: { path: mount }, input: { type: 'userpass', description, config } })
}

/** Makes somebody who can sign in at a userpass mount, as the entity of the same name; answers its id. */
export async function makePerson(api: Api, mount: string, person: Person): Promise<string> {
  const { username, password, metadata = {}, policies = [] } = person
  await api(userpassRoutes).writeUser({ params: { mount, username }, input: { password } })
  const identity = api(identityRoutes)
  const { id } = await identity.writeEntity({ input: { name: username, metadata, policies: [...policies] } })
  const { accessor } = await api(sysAuthRoutes).readAuthMount({ params: { path: mount } })
  await identity.writeEntityAlias({ input: { name: username, mount_accessor: accessor, canonical_id: id } })
  return id
}
