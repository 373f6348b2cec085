import { celFunc, type CelFunc, type CelInput, CelScalar, isCelList, isCelMap, isCelUint, listType } from '@bufbuild/cel'
import { strings } from '@bufbuild/cel/ext'

const { DYN, STRING, BOOL, BYTES } = CelScalar
const LIST = listType(DYN)

// A local part without spaces, and a domain with a dot in it.
const email = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/

/** What programs may call beside the language's own functions (spec/jwt-oidc-auth.md 6). */
export const celFunctions: CelFunc[] = [
  ...strings,
  celFunc('check_valid_email', [STRING], BOOL, (text) => email.test(text)),
  celFunc('encode_json', [DYN], STRING, (value) => JSON.stringify(plainOf(value))),
  celFunc('decode_json', [STRING], DYN, (text) => JSON.parse(text) as CelInput),
  celFunc('base64.encode', [BYTES], STRING, (bytes) => bytes.toBase64()),
  celFunc('base64.decode', [STRING], BYTES, (text) => Uint8Array.fromBase64(text)),
  celFunc('sets.contains', [LIST, LIST], BOOL, (all, some) => isWithin(some, all)),
  celFunc('sets.equivalent', [LIST, LIST], BOOL, (one, other) => isWithin(one, other) && isWithin(other, one)),
  celFunc('sets.intersects', [LIST, LIST], BOOL, (one, other) => [...one].some((item) => isIn(item, other))),
]

function isWithin(some: Iterable<unknown>, all: Iterable<unknown>): boolean {
  return [...some].every((item) => isIn(item, all))
}

// A number of a claim and one of the program are of different types, and equal all the same.
function isIn(item: unknown, list: Iterable<unknown>): boolean {
  const wanted = JSON.stringify(plainOf(item))
  return [...list].some((each) => JSON.stringify(plainOf(each)) === wanted)
}

/** A value of the language as JSON has it. */
function plainOf(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (isCelList(value)) return [...value].map(plainOf)
  if (isCelMap(value))
    return Object.fromEntries([...value].map(([key, member]) => [String(isCelUint(key) ? key.value : key), plainOf(member)]))
  return value
}
