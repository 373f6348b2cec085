/** What a policy can grant on a path, or take away. */
export const capabilities = ['create', 'read', 'update', 'delete', 'list', 'patch', 'scan', 'sudo', 'deny'] as const
export type Capability = (typeof capabilities)[number]

/** A set of capabilities as bits, so that a check costs one operation. */
export type Capabilities = number

/** The bit of each capability. */
export const bitOf: Readonly<Record<Capability, Capabilities>> = {
  create: 1,
  read: 2,
  update: 4,
  delete: 8,
  list: 16,
  patch: 32,
  scan: 64,
  sudo: 128,
  deny: 256,
}

/** No capability at all. */
export const nothing: Capabilities = 0

/** The set as bits. `deny` cancels everything beside it (spec/core.md 8.3). */
export function capabilitiesFrom(names: Iterable<Capability>): Capabilities {
  let bits = nothing
  for (const name of names) bits |= bitOf[name]
  return has(bits, 'deny') ? bitOf.deny : bits
}

/** Whether the capability is in the set. */
export function has(bits: Capabilities, name: Capability): boolean {
  return (bits & bitOf[name]) !== 0
}

/** The names in a set, in the order of `order`. */
export function namesOf(bits: Capabilities, order: readonly Capability[] = capabilities): readonly Capability[] {
  return order.filter((name) => has(bits, name))
}

/** Whether the text names a capability. */
export function isCapability(text: string): text is Capability {
  return Object.hasOwn(bitOf, text)
}

/** Whether the set lets anybody do anything. */
export function isGranting(bits: Capabilities): boolean {
  return bits !== nothing && !has(bits, 'deny')
}
