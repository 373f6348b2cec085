import type { serverSettingRoutes } from '@postern/contract/routes/server-settings.ts'
import { disableCors, maybeCorsSettings, writeCorsSettings } from '@postern/engine/cors/cors-settings.ts'
import { deleteUiHeader, maybeUiHeader, uiHeaders, writeUiHeader } from '@postern/engine/ui-headers/ui-headers.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { listReply } from './list-reply.ts'

const cspOverridden = 'overriding default Content-Security-Policy which is secure by default, proceed with caution'

/** spec/core.md 15. */
export const serverSettingHandlers = (world: World): Handlers<typeof serverSettingRoutes> => ({
  async readCors() {
    const settings = await maybeCorsSettings(world)
    if (settings === undefined) return { data: { enabled: false } }
    return {
      data: {
        enabled: true,
        allowed_origins: settings.allowedOrigins,
        allowed_headers: settings.allowedHeaders,
        allow_credentials: settings.allowsCredentials,
      },
    }
  },
  async writeCors({ input }) {
    await writeCorsSettings(world, {
      allowedOrigins: input.allowed_origins ?? [],
      allowedHeaders: input.allowed_headers ?? [],
      allowsCredentials: input.allow_credentials ?? false,
    })
    return undefined
  },
  async deleteCors() {
    await disableCors(world)
    return undefined
  },

  listUiHeaders: async () => listReply((await uiHeaders(world)).map(({ name }) => name)),
  async readUiHeader({ params, input }) {
    const header = await maybeUiHeader(world, params.header)
    if (header === undefined) return undefined
    return { data: input.multivalue ? { values: header.values } : { value: header.values[0] } }
  },
  async writeUiHeader({ params, input }) {
    const { name } = await writeUiHeader(world, { name: params.header, values: input.values ?? [] })
    return name === 'Content-Security-Policy' ? { warnings: [cspOverridden] } : undefined
  },
  async deleteUiHeader({ params }) {
    await deleteUiHeader(world, params.header)
    return undefined
  },
})
