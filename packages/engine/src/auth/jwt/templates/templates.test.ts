import { describe, expect, it } from 'vitest'
import { createTestWorld } from '#testing/world.ts'
import { parseTemplate } from './parse-template.ts'
import { policiesOf } from './policies-of.ts'
import type { Template } from './template.ts'

const { world } = createTestWorld({ now: 1_800_000_000 })
const claims = { sub: 'Alice', nested: { policy: 'deep', 'a-b': 1 }, n: 7, list: ['x'], empty: '', root: ' RooT', comma: 'a,b' }

const parsed = (text: string): Template => {
  const template = parseTemplate(text)
  if ('fault' in template) throw new Error(`${template.fault}: ${template.about}`)
  return template
}
const policies = (...texts: readonly string[]) => policiesOf(texts.map(parsed), claims, world)

describe('5.8 templated policies', () => {
  it.each([
    ['policy_{{ .sub }}', 'policy_Alice'],
    ['{{.nested.policy}}', 'deep'],
    ['{{ .sub | lowercase }}', 'alice'],
    ['{{ lowercase .sub }}-{{ uppercase "x" }}', 'alice-X'],
    ['{{ truncate 3 .sub }}', 'Ali'],
    ['{{ .sub | truncate 3 | lowercase }}', 'ali'],
    ['{{ replace "l" "L" .sub }}', 'ALice'],
    ['{{ sha256 "a" }}', 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'],
    ['{{ base64 .sub }}', 'QWxpY2U='],
    ['{{ decode_base64 "QWxpY2U=" }}', 'Alice'],
    ['{{ hex "Az" }}', '417a'],
    ['{{ decode_hex "417a" }}', 'Az'],
    ['{{ unix_time }}', '1800000000'],
    ['{{ unix_time_millis }}', '1800000000000'],
    ['{{ timestamp }}', '2027-01-15T08:00:00.000Z'],
    ['{{ glob "A*" .sub }}', 'true'],
    ['{{ .n }}', '7'],
    ['{{ (lowercase .sub) | uppercase }}', 'ALICE'],
    ['{{ `raw "text"` }}', 'raw "text"'],
    ['a{{- .n -}} b', 'a7b'],
    ['plain', 'plain'],
  ])('%s', (text, expected) => {
    expect(policies(text)).toEqual([expected])
  })

  it('a long text is cut, and told apart by a hash of what was cut', () => {
    expect(policies('{{ truncate_sha256 10 "abcdefghijklmnop" }}')).toEqual([expect.stringMatching(/^ab[0-9a-f]{8}$/)])
  })

  it('random and uuid are never twice the same', () => {
    expect(policies('{{ random 20 }}', '{{ random 20 }}', '{{ uuid }}')).toHaveLength(3)
  })

  it('drops what comes out empty, names each once, and sorts', () => {
    expect(policies('z', '{{ .sub }}', 'Alice', '{{ .empty }}')).toEqual(['Alice', 'z'])
  })

  it.each([
    ['a claim that is missing', '{{ .other }}', 'missing-claim'],
    ['a claim that is missing further in', '{{ .nested.other }}', 'missing-claim'],
    ['what objects inherit', '{{ .constructor }}', 'missing-claim'],
    ['a list', '{{ .list }}', 'argument'],
    ['a function of text on a number', '{{ uppercase .n }}', 'argument'],
    ['an outer space', '{{ .root }}', 'unfit'],
    ['a comma', '{{ .comma }}', 'unfit'],
  ])('refuses: %s', (_, text, fault) => {
    expect(policies('fine', text)).toMatchObject({ index: 1, failure: { fault } })
  })

  it.each([
    ['{{ .a', 'syntax'],
    ['{{ }}', 'syntax'],
    ['{{ .a | .b }}', 'syntax'],
    ['{{ (.a }}', 'syntax'],
    ['{{ "a }}', 'syntax'],
    ['{{ exec "x" }}', 'unknown-function'],
    ['{{ constructor }}', 'unknown-function'],
    ['{{ if .a }}x{{ end }}', 'unknown-function'],
  ])('cannot be parsed: %s', (text, fault) => {
    expect(parseTemplate(text)).toMatchObject({ fault })
  })
})
