import { oidcKey } from '@postern/contract/resources/oidc-key.ts'
import type { identityTokenRoutes } from '@postern/contract/routes/identity-tokens.ts'
import { configuredIssuer, writeIssuer } from '@postern/engine/oidc-provider/identity-tokens/config.ts'
import { generateIdentityToken } from '@postern/engine/oidc-provider/identity-tokens/generate-token.ts'
import { whyInactive } from '@postern/engine/oidc-provider/identity-tokens/introspect-token.ts'
import { identityTokenRoles } from '@postern/engine/oidc-provider/identity-tokens/role.ts'
import { writeRole } from '@postern/engine/oidc-provider/identity-tokens/write-role.ts'
import { deleteKey } from '@postern/engine/oidc-provider/keys/delete-key.ts'
import { keyTimeline } from '@postern/engine/oidc-provider/keys/key-timeline.ts'
import { defaultKeyName, maybeKey, namedKeys } from '@postern/engine/oidc-provider/keys/named-key.ts'
import { rotateKey } from '@postern/engine/oidc-provider/keys/rotate-key.ts'
import { writeKey } from '@postern/engine/oidc-provider/keys/write-key.ts'
import { namesPage, withBuiltIn } from '@postern/engine/oidc-provider/list-names.ts'
import { publishedRootDiscovery, publishedRootKeys } from '@postern/engine/oidc-provider/published.ts'
import type { World } from '@postern/engine/world.ts'
import { inactiveText } from '../wording/inactive-tokens.ts'
import { oidcWarnings } from '../wording/oidc-warnings.ts'
import type { Handlers } from './handlers.ts'
import { detailedReply, listReply } from './list-reply.ts'
import { publishedReply } from './published-reply.ts'

/** spec/oidc-provider.md 4, 5. */
export const identityTokenHandlers = (world: World): Handlers<typeof identityTokenRoutes> => ({
  async readIdentityTokenConfig() {
    const issuer = await configuredIssuer(world)
    return { data: { issuer }, warnings: issuer === '' && world.settings.apiAddress === '' ? [oidcWarnings.noIssuer] : [] }
  },
  async writeIdentityTokenConfig({ input: { issuer } }) {
    if (issuer === undefined) return undefined
    await writeIssuer(world, issuer)
    return issuer === '' ? undefined : { warnings: [oidcWarnings.explicitIssuer] }
  },

  async listOidcKeys({ input }) {
    const names = await world.storage.read((view) => namedKeys.list(view))
    return detailedReply(namesPage(withBuiltIn(names, defaultKeyName), input), input.detailed, (wanted) =>
      world.storage.read((view) =>
        Promise.all(
          wanted.map(async (name) => {
            const key = await maybeKey(view, name)
            return key && oidcKey.parse(key)
          }),
        ),
      ),
    )
  },
  async readOidcKey({ params: { name } }) {
    const key = await world.storage.read((view) => maybeKey(view, name))
    if (key === undefined) return undefined
    const { algorithm, allowed_client_ids, rotation_period, verification_ttl } = key
    return { data: { algorithm, allowed_client_ids, rotation_period, verification_ttl } }
  },
  writeOidcKey: {
    exists: async ({ params: { name } }) => (await world.storage.read((view) => maybeKey(view, name))) !== undefined,
    async write({ params, input }) {
      await writeKey(world, { ...input, ...params })
      return undefined
    },
  },
  async deleteOidcKey({ params: { name } }) {
    await deleteKey(world, name)
    return undefined
  },
  async rotateOidcKey({ params: { name }, input }) {
    await rotateKey(world, { name, verificationTtl: input.verification_ttl })
    return undefined
  },
  readOidcKeyTimeline: async ({ params: { name } }) => ({ data: await keyTimeline(world, name) }),

  async listOidcRoles({ input }) {
    return listReply(namesPage(await world.storage.read((view) => identityTokenRoles.list(view)), input))
  },
  async readOidcRole({ params: { name } }) {
    const role = await world.storage.read((view) => identityTokenRoles.maybe(view, name))
    if (role === undefined) return undefined
    const { client_id, key, template, ttl } = role
    return { data: { client_id, key, template, ttl } }
  },
  writeOidcRole: {
    exists: async ({ params: { name } }) =>
      (await world.storage.read((view) => identityTokenRoles.maybe(view, name))) !== undefined,
    async write({ params, input }) {
      await writeRole(world, { ...input, ...params })
      return undefined
    },
  },
  async deleteOidcRole({ params: { name } }) {
    await world.storage.write((change) => identityTokenRoles.remove(change, name))
    return undefined
  },

  async generateIdentityToken({ params: { name }, caller }) {
    const { isCut, ...data } = await generateIdentityToken(world, { role: name, entityId: caller.entityId })
    return { data, warnings: isCut ? [oidcWarnings.roleTtlCut] : [] }
  },
  async introspectIdentityToken({ input: { token = '', client_id: clientId = '' } }) {
    const reason = await whyInactive(world, { token, clientId })
    return { status: 200, body: reason === undefined ? { active: true } : { active: false, error: inactiveText(reason) } }
  },
  readRootDiscovery: async () => publishedReply(await publishedRootDiscovery(world)),
  readRootKeys: async () => publishedReply(await publishedRootKeys(world)),
})
