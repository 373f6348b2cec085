import { expect, it } from 'vitest'
import { isAddressIn, isCidrWithin, unreadableCidr } from './cidr.ts'

it.each([
  ['192.0.2.7', ['192.0.2.0/24'], true],
  ['192.0.3.7', ['192.0.2.0/24'], false],
  ['192.0.2.7', ['10.0.0.0/8', '192.0.2.7'], true],
  ['192.0.2.7', ['192.0.2.7/32'], true],
  ['192.0.2.7', [], false],
  ['192.0.2.7', ['0.0.0.0/0'], true],
  ['::ffff:192.0.2.7', ['192.0.2.0/24'], true],
  ['192.0.2.7', ['::ffff:192.0.2.0/120'], true],
  ['192.0.2.7', ['::/0'], false],
  ['2001:db8::1', ['2001:db8::/32'], true],
  ['2001:db9::1', ['2001:db8::/32'], false],
  ['fe80::1%eth0', ['fe80::/10'], true],
  ['nonsense', ['0.0.0.0/0', '::/0'], false],
  ['192.0.2.7', ['nonsense'], false],
])('%s in %j: %s', (address, cidrs, isIn) => {
  expect(isAddressIn(address, cidrs)).toBe(isIn)
})

it.each([
  ['10.1.0.0/16', ['10.0.0.0/8'], true],
  ['10.0.0.0/8', ['10.1.0.0/16'], false],
  ['10.0.0.0/8', ['10.0.0.0/8'], true],
  ['10.0.0.0/8', ['10.0.0.0/9', '10.128.0.0/9'], false],
])('%s within %j: %s', (cidr, outer, isIn) => {
  expect(isCidrWithin(cidr, outer)).toBe(isIn)
})

it.each(['', 'x', '1.2.3', '0177.0.0.1', '1.2.3.4/33', '1.2.3.4/', '::1/129', '1.2.3.4/-1', 'host/8'])(
  'cannot read "%s"',
  (text) => {
    expect(unreadableCidr(['10.0.0.0/8', '::1', text])).toBe(text)
  },
)
