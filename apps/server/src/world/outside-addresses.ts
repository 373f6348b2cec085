import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { OutsideProblem } from './outside-failure.ts'

// Where clouds keep their machines' credentials; an identity provider is never there.
const guarded = new BlockList()
guarded.addSubnet('169.254.0.0', 16, 'ipv4')
guarded.addSubnet('fe80::', 10, 'ipv6')
guarded.addAddress('fd00:ec2::254', 'ipv6')

function isGuarded(address: string): boolean {
  const family = isIP(address)
  return family !== 0 && guarded.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/** Refuses an address literal in a URL that is link-local or a metadata service. */
export function refuseGuardedAddress(hostname: string): void {
  const address = hostname.replace(/^\[|\]$/g, '')
  if (isGuarded(address)) throw new OutsideProblem('refused', 'the address is link-local')
}

/** Resolves a name and refuses guarded addresses: checked on what is connected to, so a second answer cannot differ. */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, options, (error, found, family) => {
    const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found]
    if (!error && addresses.some(isGuarded)) {
      callback(new OutsideProblem('refused', 'the name resolves to a link-local address'), found, family)
      return
    }
    callback(error, found, family)
  })
}
