import { type Capability, isCapability } from './acl/capability.ts'
import { compileKeysFilter } from './acl/keys-filter.ts'
import { isBalanced } from './acl/template.ts'
import type { PathEntry } from './path-entries.ts'
import { type Shorthand, shorthands, type Stanza } from './policy.ts'
import { policyDetails } from './policy-details.ts'
import { PolicyFault } from './policy-fault.ts'
import { refuseRepeated } from './refuse-repeated.ts'
import { stanzaBody, type StanzaBody } from './stanza-body.ts'

const stanzaKeys = new Set([
  'capabilities',
  'policy',
  'allowed_parameters',
  'denied_parameters',
  'required_parameters',
  'min_wrapping_ttl',
  'max_wrapping_ttl',
  'pagination_limit',
  'list_scan_response_keys_filter_path',
  'expiration',
  'comment',
  'mfa_methods',
  'control_group',
])

/** Reads what is said of one path; the first thing that is wrong is the one reported. */
export function parseStanza(entry: PathEntry): Stanza {
  const path = entry.path.startsWith('/') ? entry.path.slice(1) : entry.path
  refusePath(entry)
  const body = stanzaBody(entry.body)
  const shorthand = shorthandOf(entry.path, body)
  const stanza: Stanza = {
    path,
    position: entry.item.position,
    capabilities: capabilitiesOf(entry.path, body, shorthand),
    ...(shorthand && { shorthand }),
    allowedParameters: body.parameters('allowed_parameters'),
    deniedParameters: body.parameters('denied_parameters'),
    requiredParameters: body.texts('required_parameters').map((name) => name.toLowerCase()),
    minWrappingTtl: body.seconds('min_wrapping_ttl'),
    maxWrappingTtl: body.seconds('max_wrapping_ttl'),
    paginationLimit: body.whole('pagination_limit'),
    keysFilter: keysFilterOf(body),
    ...optional('expiration', body.time('expiration')),
    ...optional('comment', body.text('comment')),
  }
  if (stanza.minWrappingTtl > 0 && stanza.maxWrappingTtl > 0 && stanza.maxWrappingTtl < stanza.minWrappingTtl) {
    throw new PolicyFault(policyDetails.wrappingOrder(), body.at('max_wrapping_ttl'))
  }
  return stanza
}

function refusePath({ path, item, body }: PathEntry): void {
  if (!isBalanced(path)) throw new PolicyFault(policyDetails.templating(), item.position)
  const unknown = body.items.map(({ keys }) => keys[0]).filter(({ name }) => !stanzaKeys.has(name))
  const [first] = unknown
  if (first !== undefined) throw new PolicyFault(policyDetails.unknownKeysAt(path, unknown), first.position)
  refuseRepeated(body.items)
  if (path.includes('+*')) throw new PolicyFault(policyDetails.wildcards(path), item.position)
}

function shorthandOf(path: string, body: StanzaBody): Shorthand | undefined {
  const word = body.text('policy')
  if (word === undefined || word === '') return undefined
  if (!isShorthand(word)) throw new PolicyFault(policyDetails.shorthand(path, word), body.at('policy'))
  return word
}

function isShorthand(word: string): word is Shorthand {
  return Object.hasOwn(shorthands, word)
}

function capabilitiesOf(path: string, body: StanzaBody, shorthand: Shorthand | undefined): readonly Capability[] {
  const named = body.texts('capabilities').map((name) => {
    if (!isCapability(name)) throw new PolicyFault(policyDetails.capability(path, name), body.at('capabilities'))
    return name
  })
  return [...new Set([...(shorthand === undefined ? [] : shorthands[shorthand]), ...named])]
}

const keysFilterName = 'list_scan_response_keys_filter_path'

function keysFilterOf(body: StanzaBody): string {
  const template = body.text(keysFilterName) ?? ''
  if (compileKeysFilter(template) !== undefined) return template
  throw new PolicyFault(
    policyDetails.field(keysFilterName, 'expected text with {{ .path }} and {{ .key }}'),
    body.at(keysFilterName),
  )
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [Name in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [Name in K]?: V })
}
