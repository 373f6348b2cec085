import ipaddr from 'ipaddr.js'

/** A block of addresses: all that agree with `address` in the first `bits` bits. */
interface Block {
  readonly address: ipaddr.IPv4 | ipaddr.IPv6
  readonly bits: number
}

/** The first of these texts that is neither an address nor a block in CIDR notation. */
export function unreadableCidr(texts: readonly string[]): string | undefined {
  return texts.find((text) => maybeBlock(text) === undefined)
}

/** Whether the address is in one of the blocks. What cannot be read is in none. */
export function isAddressIn(address: string, cidrs: readonly string[]): boolean {
  return isCidrWithin(address, cidrs)
}

/** Whether all addresses of the block are in one of the others. */
export function isCidrWithin(cidr: string, outer: readonly string[]): boolean {
  const inner = maybeBlock(cidr)
  if (inner === undefined) return false
  return outer.some((text) => {
    const block = maybeBlock(text)
    return block !== undefined && isWithin(inner, block)
  })
}

function isWithin(inner: Block, outer: Block): boolean {
  if (inner.bits < outer.bits) return false
  const [ours, theirs] = [inner.address, outer.address]
  return ours.kind() === theirs.kind() && ours.match(theirs, outer.bits)
}

// A zone says nothing of where an address comes from.
const form = /^(?<host>[^/%]+)(?:%[^/]*)?(?:\/(?<bits>\d{1,3}))?$/

function maybeBlock(text: string): Block | undefined {
  const { host, bits } = form.exec(text.trim())?.groups ?? {}
  const address = host === undefined ? undefined : maybeAddress(host)
  if (address === undefined) return undefined
  const width = address.kind() === 'ipv4' ? 32 : 128
  const length = bits === undefined ? width : Number(bits)
  return length > width ? undefined : asIpv4(address, length)
}

function maybeAddress(host: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  // Older notations such as 0177.1 mean different addresses to different programs.
  if (ipaddr.IPv4.isValidFourPartDecimal(host)) return ipaddr.IPv4.parse(host)
  return ipaddr.IPv6.isValid(host) ? ipaddr.IPv6.parse(host) : undefined
}

// `::ffff:192.0.2.1` is how a server that listens on IPv6 sees an IPv4 client.
function asIpv4(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): Block {
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && bits >= 96) {
    return { address: address.toIPv4Address(), bits: bits - 96 }
  }
  return { address, bits }
}
