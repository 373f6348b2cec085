import { type Finding, notReached, pass, refusal } from '#finding.ts'
import { aliasKey } from '#identity/alias.ts'
import { entities } from '#identity/entity.ts'
import type { Mount } from '#mounts/mount.ts'
import type { Reason } from '#refusal.ts'
import type { World } from '#world.ts'
import { onRequest } from '../jwt/advice.ts'

/** Whether whoever a login proves is let in at all: the last thing every login asks (spec/jwt-oidc-auth.md 1.4). */
export async function entityFinding(
  world: World,
  { accessor: mountAccessor }: Mount,
  name: string | undefined,
): Promise<Finding<Reason>> {
  const rule = 'entity'
  if (name === undefined) return { rule, ...notReached }
  const entity = await world.storage.read((view) => entities.maybeBy(view, 'byAlias', aliasKey({ mountAccessor, name })))
  if (entity?.isDisabled !== true) return { rule, ...pass }
  return {
    rule,
    ...refusal<Reason>({ code: 'permission_denied' }, { received: entity.name, fixes: [onRequest('enable_entity')] }),
  }
}
