import type { AuditedReply, AuditedRequest } from './audited.ts'
import type { Device } from './caller-entry.ts'
import { mountEntry } from './request-entry.ts'

/** A reply as it is recorded: what it tells, with every value hidden that is not on the list of the mount. */
export function replyEntry(reply: AuditedReply, { mount, operation }: AuditedRequest, device: Device): object {
  const { document, isEnvelope, rawBody, status } = reply
  const shown = new Set(mount?.shownInReplies)
  if (!device.options.hidesAccessors) shown.add('accessor')
  const { hiding } = device
  return {
    status,
    ...mountEntry(mount),
    ...(isEnvelope ? envelopeEntry(membersOf(document), { shown, device, isList: operation === 'list' }) : {}),
    ...(!isEnvelope && document !== undefined && { data: hiding.data(document, shown) }),
    ...(rawBody !== undefined && { http_raw_body: hiding.text(rawBody) }),
  }
}

interface Showing {
  readonly shown: ReadonlySet<string>
  readonly device: Device
  readonly isList: boolean
}

function envelopeEntry(envelope: Members, { shown, device, isList }: Showing): object {
  const { data, auth, wrap_info: wrapInfo, warnings } = envelope
  const { hiding, options } = device
  const told = isList && options.elidesLists ? elided(data) : data
  return {
    ...(isMembers(auth) && { auth: secretless(auth, ['client_token'], device) }),
    ...(told !== undefined && told !== null && { data: hiding.data(told, shown) }),
    ...(isMembers(wrapInfo) && { wrap_info: secretless(wrapInfo, ['token'], device) }),
    ...(Array.isArray(warnings) && { warnings: warnings.map((warning) => hiding.sentence(String(warning))) }),
  }
}

/** An object of which only the secrets are hidden, and maybe the accessors. */
function secretless(members: Members, secrets: readonly string[], { hiding, options }: Device): object {
  const hidden = options.hidesAccessors ? [...secrets, 'accessor', 'wrapped_accessor'] : secrets
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      hidden.includes(name) && typeof value === 'string' ? hiding.text(value) : value,
    ]),
  )
}

/** How many there are instead of which. */
function elided(data: unknown): unknown {
  const { keys, key_info: infos, ...rest } = membersOf(data)
  return {
    ...rest,
    ...(Array.isArray(keys) && { keys: keys.length }),
    ...(isMembers(infos) && { key_info: Object.keys(infos).length }),
  }
}

type Members = Readonly<Record<string, unknown>>

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function membersOf(value: unknown): Members {
  return isMembers(value) ? value : {}
}
