import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aclFrom } from '../../testing/policies.ts'
import { quoted } from '../hcl/print-hcl.ts'
import { decide } from './decide.ts'
import { explain } from './explain.ts'
import { type ReferenceQuestion, type ReferenceStanza, referenceDecision } from '../../testing/reference-decision.ts'

const runs = Number(process.env['ACL_RUNS'] ?? 3000)

const segment = fc.constantFrom('a', 'b', 'ab', 'abc', '+', '+', 'a+', '+b', '')
const segments = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
// Patterns that cover one path many times over, so that the last criteria are asked for too.
const crowded = fc.array(fc.constantFrom('a', '+', '+'), { minLength: 3, maxLength: 3 }).map((parts) => parts.join('/'))
const anyPattern = fc
  .tuple(fc.constantFrom('', '', '/'), segments, fc.constantFrom('', '', '*', '/*'))
  .map((parts) => parts.join(''))
  .filter((text) => !text.includes('+*'))
const pattern = fc.oneof({ weight: 3, arbitrary: anyPattern }, { weight: 2, arbitrary: crowded })
const path = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(segments, fc.constantFrom('', '/', '/c')).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.constantFrom('a/a/a', 'a/a/a/') },
)

const capability = fc.constantFrom(
  'create',
  'read',
  'update',
  'delete',
  'list',
  'patch',
  'scan',
  'sudo',
  'read',
  'update',
  'list',
  'deny',
)
const name = fc.constantFrom('a', 'B', 'c')
const listed = fc.constantFrom('x', 'x*', '*y', '*', 'xy')
const parameters = fc.dictionary(fc.oneof(name, fc.constant('*')), fc.array(listed, { maxLength: 2 }), { maxKeys: 2 })
const seldom = <T>(arbitrary: fc.Arbitrary<T>, otherwise: T) =>
  fc.oneof({ weight: 1, arbitrary }, { weight: 5, arbitrary: fc.constant(otherwise) })

const stanza: fc.Arbitrary<ReferenceStanza> = fc.record({
  path: pattern,
  capabilities: fc.uniqueArray(capability, { maxLength: 5 }),
  allowed: seldom(parameters, {}),
  denied: seldom(parameters, {}),
  required: seldom(fc.uniqueArray(fc.oneof(name, fc.constant('limit')), { maxLength: 1 }), []),
  minTtl: seldom(fc.constantFrom(10, 20), 0),
  maxTtl: seldom(fc.constantFrom(20, 30), 0),
  limit: seldom(fc.constantFrom(5, 10), 0),
})
const question: fc.Arbitrary<ReferenceQuestion> = fc.record({
  operation: fc.constantFrom('create', 'read', 'update', 'delete', 'list', 'patch', 'scan'),
  path,
  data: fc.dictionary(fc.oneof(name, fc.constant('limit')), fc.constantFrom('x', 'xy', 'y', '7', '0', '99'), { maxKeys: 2 }),
  wrapTtl: fc.constantFrom(0, 15, 25, 40),
  isRootProtected: fc.boolean(),
})

const block = (rules: Readonly<Record<string, readonly string[]>>) =>
  `{ ${Object.entries(rules)
    .map(([key, values]) => `${quoted(key)} = [${values.map(quoted).join(', ')}]`)
    .join('\n')} }`
const list = (items: readonly string[]) => `[${items.map(quoted).join(', ')}]`

/** The stanza as a policy would write it. */
function written(each: ReferenceStanza): string {
  return [
    `path ${quoted(each.path)} {`,
    `capabilities = ${list(each.capabilities)}`,
    `allowed_parameters = ${block(each.allowed)}`,
    `denied_parameters = ${block(each.denied)}`,
    `required_parameters = ${list(each.required)}`,
    `min_wrapping_ttl = ${each.minTtl} max_wrapping_ttl = ${each.maxTtl} pagination_limit = ${each.limit}`,
    '}',
  ].join('\n')
}

describe('8.3 to 8.5 as a property', () => {
  it(
    `decides over any policies as the specification read word for word does (${runs} sets)`,
    () => {
      const policies = fc.array(fc.array(stanza, { maxLength: 6 }), { maxLength: 3 })
      fc.assert(
        fc.property(policies, fc.array(question, { minLength: 1, maxLength: 8 }), (sets, questions) => {
          const acl = aclFrom(...sets.map((stanzas) => stanzas.map(written).join('\n')))
          for (const each of questions) {
            const expected = referenceDecision(sets.flat(), each)
            const decision = decide(acl, each)
            expect({ allowed: decision.allowed, pattern: decision.deciding?.pattern, limit: decision.injectedLimit }).toEqual(
              expected,
            )
            const explanation = explain(acl, each)
            expect(explanation).toMatchObject(decision)
            expect(
              explanation.losing.every(
                (loser) => loser.because === 'denied_by_same_pattern' || loser.pattern !== expected.pattern,
              ),
            ).toBe(true)
          }
        }),
        { numRuns: runs },
      )
    },
    60_000 + runs * 2,
  )
})
