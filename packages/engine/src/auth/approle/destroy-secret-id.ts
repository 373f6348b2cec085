import type { Change, View } from '#ports/storage.ts'
import { refuse } from '#refusal.ts'
import { secretsOf } from '#secrets/server-secrets.ts'
import type { World } from '#world.ts'
import { type Approle, type ApproleAt, findApprole } from './role.ts'
import { living, type SecretId, secretIdByAccessor, secretIdKey, secretIds } from './secret-id.ts'

/** What is known of a secret id of this role; undefined when the role has no such. */
export async function lookupSecretId(world: World, at: ApproleAt, value: string): Promise<SecretId | undefined> {
  if (value === '') refuse({ code: 'approle_secret_missing' })
  const secrets = await secretsOf(world)
  return world.storage.read(async (view) => {
    const id = secretIdKey(secrets, await findApprole(view, at), value)
    return living(await secretIds.maybe(view, id), world.clock.now())
  })
}

/** What is known of the secret id behind an accessor of this role. */
export async function lookupAccessor(world: World, at: ApproleAt, accessor: string): Promise<SecretId> {
  if (accessor === '') refuse({ code: 'approle_accessor_missing' })
  return world.storage.read(
    async (view) =>
      (await byAccessor(world, view, { role: await findApprole(view, at), accessor })) ??
      refuse({ code: 'approle_accessor_unknown', accessor }),
  )
}

/** Ends a secret id of this role; says nothing when there is none. */
export async function destroySecretId(world: World, at: ApproleAt, value: string): Promise<void> {
  if (value === '') refuse({ code: 'approle_secret_missing' })
  const secrets = await secretsOf(world)
  await world.storage.write(async (change) => {
    await secretIds.remove(change, secretIdKey(secrets, await findApprole(change, at), value))
  })
}

/** Ends the secret id behind an accessor of this role. */
export async function destroyAccessor(world: World, at: ApproleAt, accessor: string): Promise<void> {
  if (accessor === '') refuse({ code: 'approle_accessor_missing' })
  await world.storage.write(async (change: Change) => {
    const found = await byAccessor(world, change, { role: await findApprole(change, at), accessor })
    await secretIds.remove(change, idOf(found ?? refuse({ code: 'approle_accessor_invalid' })))
  })
}

function byAccessor({ clock }: World, view: View, { role, accessor }: { readonly role: Approle; readonly accessor: string }) {
  return secretIdByAccessor(view, role, { accessor, now: clock.now() })
}

function idOf({ mountUuid, roleUuid, hash }: SecretId): string {
  return `${mountUuid}/${roleUuid}/${hash}`
}
