import { readSeconds } from '@postern/contract/fields/duration.ts'
import { readTime } from '@postern/contract/fields/time.ts'
import { dataOf } from './hcl/data-of.ts'
import type { Item, Key, ObjectValue, Value } from './hcl/syntax.ts'
import { type ParameterRules } from './policy.ts'
import { policyDetails } from './policy-details.ts'
import { PolicyFault } from './policy-fault.ts'
import { refuseRepeated } from './refuse-repeated.ts'

/** The members of a stanza, read by kind; a member of another kind is a fault. */
export interface StanzaBody {
  /** The position of a member; of the stanza when it is not there. */
  at(name: string): Key['position']
  text(name: string): string | undefined
  texts(name: string): readonly string[]
  whole(name: string): number
  seconds(name: string): number
  time(name: string): number | undefined
  parameters(name: string): ParameterRules
}

/** Reads the members of a stanza. */
export function stanzaBody({ items, position }: ObjectValue): StanzaBody {
  const all = (name: string) => items.filter(({ keys }) => keys[0].name === name)
  const one = (name: string): Value | undefined => all(name).at(0)?.value
  return {
    at: (name) => all(name).at(0)?.position ?? position,
    text(name) {
      const value = one(name)
      return value === undefined ? undefined : textIn(name, value)
    },
    texts(name) {
      const value = one(name)
      if (value === undefined) return []
      if (value.kind !== 'list') throw misshapen(name, 'a list of strings', value)
      return value.elements.map((element) => textIn(name, element.value))
    },
    whole(name) {
      const value = one(name)
      if (value === undefined) return 0
      const number =
        value.kind === 'string' && /^\d+$/.test(value.value) ? Number(value.value) : value.kind === 'number' && value.value
      if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw misshapen(name, 'a whole number', value)
      return number
    },
    seconds(name) {
      const value = one(name)
      if (value === undefined) return 0
      const reading = readSeconds(value.kind === 'number' || value.kind === 'string' ? value.value : undefined)
      const problem = 'problem' in reading ? reading.problem : reading.value < 0 ? 'cannot be negative' : undefined
      if (problem !== undefined) throw new PolicyFault(policyDetails.field(name, problem), value.position)
      return 'value' in reading ? reading.value : 0
    },
    time(name) {
      const value = one(name)
      if (value === undefined) return undefined
      const reading = readTime(value.kind === 'number' || value.kind === 'string' ? value.value : undefined)
      if ('problem' in reading) throw new PolicyFault(policyDetails.field(name, reading.problem), value.position)
      return reading.value
    },
    parameters: (name) => parametersIn(name, all(name)),
  }
}

function parametersIn(name: string, blocks: readonly Item[]): ParameterRules {
  const members = blocks.flatMap(({ value }) => {
    if (value.kind !== 'object') throw misshapen(name, 'an object of lists', value)
    return value.items
  })
  refuseRepeated(members)
  const lists = members.map(({ keys, value }): [string, ReturnType<typeof dataOf>[]] => {
    if (value.kind !== 'list') throw misshapen(`${name}.${keys[0].name}`, 'a list', value)
    return [keys[0].name.toLowerCase(), value.elements.map((element) => dataOf(element.value))]
  })
  return new Map(lists)
}

function textIn(name: string, value: Value): string {
  if (value.kind !== 'string') throw misshapen(name, 'text', value)
  return value.value
}

function misshapen(name: string, expected: string, { position }: Value): PolicyFault {
  return new PolicyFault(policyDetails.shape(name, expected, position), position)
}
