import type { auditRoutes } from '@postern/contract/routes/audit.ts'
import {
  auditedHeaders,
  type AuditedHeader,
  deleteAuditedHeader,
  findAuditedHeader,
  writeAuditedHeader,
} from '@postern/engine/audit/audited-headers.ts'
import type { AuditDevice } from '@postern/engine/audit/device.ts'
import { disableDevice } from '@postern/engine/audit/disable-device.ts'
import { enableDevice } from '@postern/engine/audit/enable-device.ts'
import { hashForDevice, headOfDevice } from '@postern/engine/audit/look-up.ts'
import { auditDevices } from '@postern/engine/audit/recorders.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'

/** spec/core.md 14. */
export const auditHandlers = (world: World): Handlers<typeof auditRoutes> => ({
  async readAuditDevices() {
    const devices = await auditDevices(world)
    return { data: Object.fromEntries(devices.map((device) => [device.path, shownDevice(device)])) }
  },
  async enableAuditDevice({ params, input }) {
    const { type = '', description = '', options = {}, local = false } = input
    await enableDevice(world, { path: params.path, type, description, options, local })
    return undefined
  },
  async disableAuditDevice({ params }) {
    await disableDevice(world, params.path)
    return undefined
  },
  hashForAudit: async ({ params, input }) => ({
    data: { hash: await hashForDevice(world, { path: params.path, input: input.input ?? '' }) },
  }),
  async readAuditHead({ params }) {
    const head = await headOfDevice(world, params.path)
    return head && { data: head }
  },

  readAuditedHeaders: async () => ({ data: { headers: shownHeaders(await auditedHeaders(world)) } }),
  readAuditedHeader: async ({ params }) => ({ data: shownHeaders([await findAuditedHeader(world, params.header)]) }),
  async writeAuditedHeader({ params, input }) {
    await writeAuditedHeader(world, { name: params.header, isHidden: input.hmac ?? false })
    return undefined
  },
  async deleteAuditedHeader({ params }) {
    await deleteAuditedHeader(world, params.header)
    return undefined
  },
})

function shownDevice({ path, type, description, options, local }: AuditDevice) {
  return { path, type, description, options, local }
}

function shownHeaders(headers: readonly AuditedHeader[]) {
  return Object.fromEntries(headers.map(({ name, isHidden }) => [name, { hmac: isHidden }]))
}
