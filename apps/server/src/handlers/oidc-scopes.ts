import { oidcAssignment } from '@postern/contract/resources/oidc-assignment.ts'
import { oidcScope, scopePresets } from '@postern/contract/resources/oidc-scope.ts'
import type { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { allowAll, assignmentNamed, assignments } from '@postern/engine/oidc-provider/assignments/assignment.ts'
import { deleteAssignment, writeAssignment } from '@postern/engine/oidc-provider/assignments/write-assignment.ts'
import { namesPage, withBuiltIn } from '@postern/engine/oidc-provider/list-names.ts'
import { deleteScope } from '@postern/engine/oidc-provider/scopes/delete-scope.ts'
import { scopes } from '@postern/engine/oidc-provider/scopes/scope.ts'
import { presets } from '@postern/engine/oidc-provider/scopes/scope-presets.ts'
import { writeScope } from '@postern/engine/oidc-provider/scopes/write-scope.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { detailedReply } from './list-reply.ts'

type Handled =
  | 'listOidcScopes'
  | 'readOidcScope'
  | 'writeOidcScope'
  | 'deleteOidcScope'
  | 'listScopePresets'
  | 'listOidcAssignments'
  | 'readOidcAssignment'
  | 'writeOidcAssignment'
  | 'deleteOidcAssignment'

/** Scopes and assignments (spec/oidc-provider.md 6, 8). */
export const oidcScopeHandlers = (world: World): Pick<Handlers<typeof oidcProviderRoutes>, Handled> => ({
  async listOidcScopes({ input }) {
    const names = namesPage(await world.storage.read((view) => scopes.list(view)), input)
    return detailedReply(names, input.detailed, async (wanted) =>
      (await world.storage.read((view) => scopes.maybeMany(view, wanted))).map((scope) => scope && oidcScope.parse(scope)),
    )
  },
  async readOidcScope({ params }) {
    const scope = await world.storage.read((view) => scopes.maybe(view, params.name))
    return scope && { data: oidcScope.parse(scope) }
  },
  writeOidcScope: {
    exists: async ({ params: { name } }) => (await world.storage.read((view) => scopes.maybe(view, name))) !== undefined,
    async write({ params, input }) {
      await writeScope(world, { ...input, ...params })
      return undefined
    },
  },
  async deleteOidcScope({ params: { name } }) {
    await deleteScope(world, name)
    return undefined
  },
  listScopePresets: () => ({ data: { presets: scopePresets.map((name) => ({ name, scope: presets[name] })) } }),

  async listOidcAssignments({ input }) {
    const stored = await world.storage.read((view) => assignments.list(view))
    return detailedReply(namesPage(withBuiltIn(stored, allowAll), input), input.detailed, async (wanted) =>
      (await Promise.all(wanted.map((name) => assignmentNamed(world, name)))).map(
        (assignment) => assignment && oidcAssignment.parse(assignment),
      ),
    )
  },
  async readOidcAssignment({ params: { name } }) {
    const assignment = await assignmentNamed(world, name)
    return assignment && { data: { entity_ids: assignment.entity_ids, group_ids: assignment.group_ids } }
  },
  writeOidcAssignment: {
    exists: async ({ params: { name } }) => (await assignmentNamed(world, name)) !== undefined,
    async write({ params, input }) {
      await writeAssignment(world, { ...input, ...params })
      return undefined
    },
  },
  async deleteOidcAssignment({ params: { name } }) {
    await deleteAssignment(world, name)
    return undefined
  },
})
